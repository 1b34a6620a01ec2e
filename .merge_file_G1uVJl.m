# English for the screens; the source strings are Danish.
msgid ""
msgstr ""
"Project-Id-Version: Frirum\n"
"Report-Msgid-Bugs-To: \n"
"POT-Creation-Date: 2026-11-22 13:13+0100\n"
"Language: en\n"
"MIME-Version: 1.0\n"
"Content-Type: text/plain; charset=UTF-8\n"
"Content-Transfer-Encoding: 8bit\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\n"

#: desk/access.py
msgid "Læse og skrive"
msgstr "Read and write"

#: desk/access.py
msgid "Sagens rådgiver"
msgstr "The case's adviser"

#: desk/access.py
#, python-format
msgid "%(role)s i %(unit)s"
msgstr "%(role)s in %(unit)s"

#: desk/access.py
#, python-format
msgid "Dækker for %(name)s"
msgstr "Covers for %(name)s"

#: desk/access.py
msgid "Læse"
msgstr "Read"

#: desk/access.py desk/narrowing.py desk/timeline.py desk/today.py
msgid "Medarbejder"
msgstr "Member of staff"

#: desk/access.py
#, python-format
msgid "fra %(since)s, uden slutdato"
msgstr "from %(since)s, without an end"

#: desk/access.py
#, python-format
msgid "fra %(since)s til og med %(until)s"
msgstr "from %(since)s until and including %(until)s"

#: desk/access.py
#, python-format
msgid "til og med %(day)s"
msgstr "until and including %(day)s"

#: desk/ages.py
msgid "Alder ukendt"
msgstr "Age unknown"

#: desk/ages.py
#, python-format
msgid "Fylder %(age)s år den %(day)s"
msgstr "Turns %(age)s on %(day)s"

#: desk/ages.py
#, python-format
msgid "%(age)s: hvad barnet selv kan"
msgstr "%(age)s: what the child itself may do"

#: desk/apart.py
#, python-format
msgid "Særligt for %(child)s"
msgstr "For %(child)s alone"

#: desk/apart.py
#, python-format
msgid "Du har skrevet noget særligt for %(child)s. Vælg også barnet, eller slet det særlige."
msgstr "You have written something for %(child)s alone. Choose the child too, or delete it."

#: desk/apart.py
msgid "Et bilag kan kun stå ét sted. Gem uden det særlige, eller skriv for hvert barn for sig."
msgstr "A document can stand in one place only. Save without what is for one child alone, or write for each child apart."

#: desk/approvals.py site/templates/desk/approvals.html
msgid "Afgørelse"
msgstr "Decision"

#: desk/approvals.py
msgid "Indstillingen venter ikke længere."
msgstr "The proposal is no longer waiting."

#: desk/approvals.py
msgid "Sendt tilbage."
msgstr "Sent back."

#: desk/approvals.py
msgid "Afgørelsen er truffet."
msgstr "The decision is made."

#: desk/approvals.py
msgid "Din bemærkning"
msgstr "Your note"

#: desk/approvals.py
msgid "Skal skrives, når indstillingen sendes tilbage. Rådgiveren ser den i sagen."
msgstr "Needed when the proposal is sent back. The adviser sees it in the case."

#: desk/breach.py desk/mending.py
msgid "Indholdet er fjernet fra sagen."
msgstr "The content has been removed from the case."

#: desk/casepage.py
msgid "Se den, og svar"
msgstr "See it, and answer"

#: desk/casepage.py
msgid "Ret den, og send igen"
msgstr "Change it, and send it again"

#: desk/casepage.py desk/shortcuts.py site/templates/desk/sheet.html
msgid "Familien"
msgstr "The family"

#: desk/casepage.py desk/shortcuts.py site/templates/desk/sheet.html
msgid "Mødeark"
msgstr "Meeting sheet"

#: desk/casepage.py
msgid "Forkert sag"
msgstr "Wrong case"

#: desk/casepage.py
msgid "Ret"
msgstr "Correct"

#: desk/casepage.py
msgid "Vis underretter"
msgstr "Show the notifier"

#: desk/casepage.py site/templates/desk/forwarded.html
msgid "Følgeseddel"
msgstr "Covering sheet"

#: desk/casepage.py
msgid "Slet"
msgstr "Erase"

#: desk/casepage.py site/screen/rulewords.py
msgid "Alder"
msgstr "Age"

#: desk/casepage.py site/templates/desk/forwarded.html
msgid "CPR-nummer"
msgstr "Civil registration number"

#: desk/casepage.py desk/search.py
msgid "Forældremyndighed"
msgstr "Custody"

#: desk/casepage.py site/screen/menu.py site/templates/desk/caseload.html
#: site/templates/desk/cases.html site/templates/desk/clocks.html
#: site/templates/parts/duty_rows.html
msgid "Rådgiver"
msgstr "Adviser"

#: desk/casepage.py site/templates/desk/cases.html
#: site/templates/desk/clocks.html site/templates/parts/duty_rows.html
msgid "ikke fordelt endnu"
msgstr "not assigned yet"

#: desk/casepage.py desk/filters.py site/templates/desk/approvals.html
#: site/templates/desk/cases.html site/templates/desk/handed_over.html
#: site/templates/desk/handover.html
msgid "Enhed"
msgstr "Unit"

#: desk/casepage.py
msgid "Lov"
msgstr "Law"

#: desk/casepage.py
#, python-format
msgid "%(name)s (dækker til og med %(day)s)"
msgstr "%(name)s (covers until and including %(day)s)"

#: desk/casepage.py desk/leading.py site/templates/desk/cover.html
msgid "Dækning"
msgstr "Cover"

#: desk/casepage.py site/templates/desk/cases.html
msgid "Afsluttet"
msgstr "Closed"

#: desk/casepage.py
msgid "ingen lov i kraft"
msgstr "no law in force"

#: desk/casepage.py
#, python-format
msgid "%(law)s, almindelige regler"
msgstr "%(law)s, ordinary rules"

#: desk/casepage.py desk/fivelists.py
#, python-format
msgid "»%(title)s«"
msgstr "“%(title)s”"

#: desk/casepage.py
#, python-format
msgid "%(law)s, med forsøget %(trials)s"
msgid_plural "%(law)s, med forsøgene %(trials)s"
msgstr[0] "%(law)s, with the experiment %(trials)s"
msgstr[1] "%(law)s, with the experiments %(trials)s"

#: desk/casepage.py
msgid "og"
msgstr "and"

#: desk/casepage.py
msgid "ukendt"
msgstr "unknown"

#: desk/casepage.py
#, python-format
msgid "%(age)s (født %(day)s)"
msgstr "%(age)s (born %(day)s)"

#: desk/casepage.py
msgid "underrettet"
msgstr "notified"

#: desk/casepage.py
msgid "blev opmærksom"
msgstr "became aware"

#: desk/casepage.py desk/clocks.py
#, python-format
msgid "Dag %(n)s af %(target)s"
msgstr "Day %(n)s of %(target)s"

#: desk/casepage.py desk/clocks.py
#, python-format
msgid "Dag %(n)s"
msgstr "Day %(n)s"

#: desk/casepage.py
#, python-format
msgid "%(name)s %(started)s, hjælpen begyndte %(stopped)s"
msgstr "%(name)s %(started)s, help began %(stopped)s"

#: desk/casepage.py
#, python-format
msgid "%(name)s %(started)s"
msgstr "%(name)s %(started)s"

#: desk/cases.py
msgid "Enhedens sager"
msgstr "The unit's cases"

#: desk/cases.py
msgid "Dine sager"
msgstr "Your cases"

#
#
#: desk/comparing.py
msgid "Almindelig lov, uden forsøg"
msgstr "Ordinary law, without an experiment"

#: desk/comparing.py front/lawwords.py
#, python-format
msgid "Med forsøget »%(title)s«"
msgstr "With the experiment “%(title)s”"

#: desk/comparing.py
#, python-format
msgid "%(law)s, som om den altid havde gældt"
msgstr "%(law)s, as if it had always held"

#: desk/comparing.py front/lawwords.py
#, python-format
msgid "senest %(due)s"
msgstr "by %(due)s"

#: desk/comparing.py desk/worklist.py front/lawwords.py site/screen/duties.py
msgid "snarest muligt"
msgstr "as soon as possible"

#: desk/comparing.py desk/worklist.py front/lawwords.py site/screen/duties.py
msgid "uden fast dato"
msgstr "no fixed date"

#
#: desk/comparing.py
msgid "mangler"
msgstr "not done"

#: desk/comparing.py site/screen/duties.py
msgid "overskredet"
msgstr "overdue"

#: desk/comparing.py site/screen/duties.py
msgid "genoplivet efter fristen"
msgstr "revived after its date"

#: desk/comparing.py desk/worklist.py site/screen/duties.py
msgid "mangler klokkeslæt"
msgstr "the time is missing"

#: desk/comparing.py site/screen/duties.py
msgid "fritaget"
msgstr "waived"

#: desk/comparing.py site/screen/duties.py
msgid "i bero"
msgstr "suspended"

#: desk/comparing.py
msgid "gjort"
msgstr "done"

#
#: desk/comparing.py
msgid "gjort efter fristen"
msgstr "done after the deadline"

#
#: desk/comparing.py
msgid "bortfaldet"
msgstr "lapsed"

#: desk/comparing.py
msgid "ved vi ikke"
msgstr "not known"

#: desk/comparing.py
#, python-format
msgid "gjort %(when)s"
msgstr "done %(when)s"

#: desk/comparing.py
msgid "skulle have ventet"
msgstr "should have waited"

#: desk/comparing.py
msgid "Kun den ene har en dato."
msgstr "Only one has a date."

#: desk/comparing.py
msgid "Samme dag."
msgstr "The same day."

#: desk/comparing.py
#, python-format
msgid "%(n)s dag senere"
msgid_plural "%(n)s dage senere"
msgstr[0] "%(n)s day later"
msgstr[1] "%(n)s days later"

#: desk/comparing.py
#, python-format
msgid "%(n)s dag tidligere"
msgid_plural "%(n)s dage tidligere"
msgstr[0] "%(n)s day earlier"
msgstr[1] "%(n)s days earlier"

#: desk/comparing.py desk/search.py site/screen/duties.py
#, python-format
msgid "%(act)s, %(when)s"
msgstr "%(act)s, %(when)s"

#: desk/cover.py
msgid "Dækningen er aftalt."
msgstr "The cover is arranged."

#: desk/cover.py
msgid "Dækningen er slut fra nu af."
msgstr "The cover has ended from now on."

#: desk/covered.py
#, python-format
msgid "Dækker for %(name)s til og med %(day)s"
msgstr "Covering for %(name)s until and including %(day)s"

#: desk/family.py desk/timeline.py
msgid "Ukendt person"
msgstr "Unknown person"

#: desk/family.py
msgid "Barnet i sagen"
msgstr "The child of the case"

#: desk/family.py
#, python-format
msgid "%(what)s fra %(from)s"
msgstr "%(what)s since %(from)s"

#: desk/family.py
#, python-format
msgid "%(what)s fra %(from)s til %(until)s"
msgstr "%(what)s from %(from)s until %(until)s"

#: desk/family.py
#, python-format
msgid "forældremyndighed, %(form)s"
msgstr "custody, %(form)s"

#: desk/family.py
msgid "barnet bor her"
msgstr "the child lives here"

#: desk/fetching.py
msgid "Til kommunens arkiv eller ESDH-system"
msgstr "For the municipality's archive or document system"

#: desk/fetching.py
msgid "Til den kommune, familien flytter til"
msgstr "For the municipality that the family moves to"

#: desk/fetching.py
msgid "Til en part, som har bedt om aktindsigt"
msgstr "For a party who has asked for access to file"

#: desk/filters.py site/templates/desk/today.html
msgid "Overskredet"
msgstr "Overdue"

#: desk/filters.py
msgid "Overskredet og i dag"
msgstr "Overdue or due today"

#: desk/filters.py
msgid "Overskredet og de næste syv dage"
msgstr "Overdue or due within seven days"

#: desk/filters.py
msgid "Krav i loven"
msgstr "Required by law"

#: desk/filters.py
msgid "Lokale mål"
msgstr "Local targets"

#: desk/filters.py site/templates/desk/case.html
msgid "Fritaget"
msgstr "Waived"

#: desk/filters.py site/templates/desk/case.html
msgid "I bero"
msgstr "Suspended"

#: desk/filters.py
msgid "Hvornår"
msgstr "When"

#: desk/filters.py site/templates/parts/duty_rows.html
msgid "Det mangler"
msgstr "Missing"

#: desk/filters.py
msgid "Krav eller mål"
msgstr "Requirement or target"

#: desk/filters.py
msgid "Står som"
msgstr "Status"

#: desk/filters.py
msgid "Giv filteret et navn. Intet er gemt."
msgstr "Give the filter a name. Nothing is saved."

#: desk/filters.py
#, python-format
msgid "Filteret »%(name)s« er gemt. Kun du kan se det."
msgstr "The filter “%(name)s” is saved. Only you can see it."

#: desk/fivelists.py site/screen/duties.py site/screen/guardwords.py
msgid " eller "
msgstr " or "

#: desk/fivelists.py
#, python-format
msgid "Kan vente på %(acts)s, alt efter svarene."
msgstr "May wait for %(acts)s, depending on the answers."

#: desk/fivelists.py
#, python-format
msgid "Venter på %(acts)s."
msgstr "Waits for %(acts)s."

#: desk/fivelists.py
msgid "for sent"
msgstr "late"

#: desk/fivelists.py
msgid "aldrig gjort"
msgstr "never done"

#: desk/fivelists.py
msgid "uden det, der skulle gå forud"
msgstr "without what had to come first"

#: desk/fivelists.py
msgid "mens noget andet manglede"
msgstr "while something else was missing"

#: desk/fivelists.py
msgid "måtte ikke gøres"
msgstr "was not allowed"

#: desk/fivelists.py
#, python-format
msgid "Frist %(due)s, gjort %(done)s"
msgstr "Due %(due)s, done %(done)s"

#: desk/fivelists.py
#, python-format
msgid "Frist %(due)s, bortfaldet %(done)s"
msgstr "Due %(due)s, lapsed %(done)s"

#: desk/fivelists.py
#, python-format
msgid "Gjort %(done)s"
msgstr "Done %(done)s"

#: desk/fivelists.py
msgid "Samtaler og møder"
msgstr "Talks and meetings"

#: desk/fivelists.py
msgid "Sagen"
msgstr "The case"

#: desk/fivelists.py
msgid "Underretninger"
msgstr "Notifications"

#: desk/fivelists.py
msgid "Vurdering"
msgstr "Assessment"

#: desk/fivelists.py
msgid "Udtalelser og udveksling"
msgstr "Statements and exchange"

#: desk/fivelists.py
msgid "Samtykke"
msgstr "Consent"

#: desk/fivelists.py
msgid "Mål og afgørelse"
msgstr "Goals and decision"

#: desk/fivelists.py
msgid "Indsats"
msgstr "Effort"

#: desk/fivelists.py
msgid "Anbringelse og akut afgørelse"
msgstr "Placement and urgent decision"

#: desk/fivelists.py
msgid "Klage og aktindsigt"
msgstr "Complaint and access to file"

#: desk/fivelists.py
msgid "Flytning"
msgstr "Moving"

#: desk/fivelists.py desk/leading.py site/templates/desk/caseload.html
msgid "Fordeling"
msgstr "Assignment"

#: desk/fivelists.py
msgid "Adgang"
msgstr "Access"

#: desk/fivelists.py
msgid "Brud på datasikkerheden"
msgstr "Data breaches"

#: desk/formpage.py desk/shortcuts.py
msgid "Gem"
msgstr "Save"

#: desk/formpage.py
msgid "Hvem gælder det?"
msgstr "Whom is it about?"

#: desk/formpage.py
msgid "Hvilken underretning eller henvendelse?"
msgstr "Which notification or request?"

#: desk/handover.py
msgid "Til hvem?"
msgstr "To whom?"

#: desk/handover.py site/templates/parts/duty.html
msgid "Hvorfor?"
msgstr "Why?"

#: desk/handover.py
msgid "Vælg mindst én sag."
msgstr "Choose at least one case."

#: desk/handover.py
msgid "Vælg, hvem der skal have sagerne."
msgstr "Choose who is to have the cases."

#: desk/intake.py
msgid "Vurdér"
msgstr "Assess"

#: desk/intake.py
msgid "Registrér kvittering"
msgstr "Record the receipt"

#: desk/intake.py
msgid "Fordel sagen"
msgstr "Assign the case"

#: desk/intake.py
msgid "Send videre"
msgstr "Send on"

#: desk/leading.py site/templates/desk/handover.html
#: site/templates/desk/handover_from.html
msgid "Overdrag sager"
msgstr "Hand over cases"

#: desk/leading.py site/screen/menu.py site/templates/desk/overview.html
msgid "Overblik"
msgstr "Overview"

#: desk/leading.py site/templates/desk/clocks.html
msgid "Dage til hjælp"
msgstr "Days to help"

#: desk/leading.py site/screen/menu.py site/templates/desk/approval.html
#: site/templates/desk/approvals.html
msgid "Til godkendelse"
msgstr "For approval"

#: desk/likeness.py
#, python-format
msgid "født %(day)s"
msgstr "born %(day)s"

#: desk/likeness.py
msgid "samme CPR-nummer"
msgstr "same civil registration number"

#: desk/likeness.py
msgid "samme fødselsdag, og navnet ligner"
msgstr "same birth date, and the name is alike"

#: desk/likeness.py
msgid "navnet ligner"
msgstr "the name is alike"

#: desk/likeness.py
#, python-format
msgid "åben sag i %(unit)s"
msgstr "open case in %(unit)s"

#: desk/likeness.py
#, python-format
msgid "tidligere sag i %(unit)s"
msgstr "earlier case in %(unit)s"

#: desk/likeness.py
#, python-format
msgid "moren: %(why)s"
msgstr "the mother: %(why)s"

#: desk/mending.py
#, python-format
msgid "Ret: %(act)s"
msgstr "Correct: %(act)s"

#: desk/mending.py
msgid "Skriv, hvad der rettes, og hvorfor."
msgstr "Say what is corrected, and why."

#: desk/mending.py
msgid "Rettelsen er gemt. Det første står stadig i forløbet."
msgstr "The correction is saved. The first version still stands in the timeline."

#: desk/mending.py
msgid "Det er slettet og kan ikke hentes igen."
msgstr "It is erased and can't be had back."

#: desk/mending.py
#, python-format
msgid "Slet: %(act)s"
msgstr "Erase: %(act)s"

#: desk/mending.py
#, python-format
msgid "Forkert sag: %(act)s"
msgstr "Wrong case: %(act)s"

#: desk/mending.py
msgid "Slet for altid"
msgstr "Erase for good"

#: desk/mending.py
msgid "Fjern fra sagen"
msgstr "Remove from the case"

#: desk/mending.py
msgid "Hvad rettes, og hvorfor?"
msgstr "What is corrected, and why?"

#: desk/narrowing.py desk/worklist.py site/screen/duties.py
#, python-format
msgid "fra %(day)s"
msgstr "from %(day)s"

#: desk/narrowing.py
#, python-format
msgid "til %(day)s"
msgstr "until %(day)s"

#: desk/narrowing.py
msgid "med bilag"
msgstr "with documents"

#: desk/overview.py
msgid "Over fristen"
msgstr "Overdue"

#: desk/overview.py
msgid "Forfalder inden for 3 dage"
msgstr "Due within 3 days"

#: desk/overview.py
msgid "Endnu ikke gjort. Er der ikke skrevet i sagen længe, så spørg."
msgstr "Not done yet. Where nothing has been written in the case for long, ask."

#: desk/overview.py
msgid "Snarest muligt, eller uden klokkeslæt"
msgstr "As soon as possible, or without a time"

#: desk/overview.py
msgid "Der er ingen dato at overskride, så det bliver aldrig »over fristen«."
msgstr "There is no date to miss, so it never becomes overdue."

#: desk/overview.py
msgid "Forfalder senere de næste 7 dage"
msgstr "Due later in the next 7 days"

#: desk/papers.py
#, python-format
msgid "»%(name)s« er ikke et helt billede og kan ikke renses. Se på det, før det gives videre."
msgstr "“%(name)s” is not a whole picture and can't be cleaned. Look at it before it is handed on."

#: desk/recording.py
msgid "Gemt. Sig nu, hvem personen er for barnet."
msgstr "Saved. Now say who the person is to the child."

#: desk/recording.py
#, python-format
msgid "Gemt: %(act)s."
msgstr "Saved: %(act)s."

#: desk/recording.py
msgid "Vælg mindst ét barn."
msgstr "Choose at least one child."

#: desk/recording.py
msgid "Vælg, hvilken underretning eller henvendelse det gælder."
msgstr "Choose which notification or request it is about."

#: desk/recording.py
msgid "Skriv først, hvad du har fået at vide. Så bliver det til en underretning."
msgstr "First write what you were told. Then it becomes a notification."

#: desk/recording.py
msgid "Skriv klokkeslættet: de 24 timer regnes fra det."
msgstr "Give the time: the 24 hours are counted from it."

#: desk/recording.py
msgid "Sagen om det barn, du valgte, er ikke længere din. Giv modtagelsen besked om barnet nu. Vælg her, hvis underretningen også gælder et andet barn."
msgstr "The case about the child you chose is no longer yours. Tell intake about the child now. Choose here if the notification is also about another child."

#: desk/recording.py
msgid "Så langt tilbage kan en underretning ikke skrives. Skriv, hvornår kommunen fik det at vide, og tryk igen."
msgstr "A notification can't be written so far back. Write when the municipality learned of it, and press again."

#: desk/recording.py
msgid "Underretningen er gemt, og de 24 timer løber. Din tekst står her stadig, hvis den også skal gemmes i sagen."
msgstr "The notification is saved, and the 24 hours are running. Your text is still here, should it be saved in the case as well."

#: desk/recording.py
#, python-format
msgid "Underretningen gælder kun %(children)s: sagen om et andet barn, du valgte, er ikke længere din. Giv modtagelsen besked om det barn nu."
msgstr "The notification is about %(children)s only: the case about another child you chose is no longer yours. Tell intake about that child now."

#: desk/search.py
msgid "afsluttet"
msgstr "closed"

#: desk/search.py
#, python-format
msgid "%(role)s i sagen om %(child)s"
msgstr "%(role)s in the case of %(child)s"

#: desk/shortcuts.py
msgid "Denne side"
msgstr "This page"

#: desk/shortcuts.py
msgid "Skriv et møde. På »I dag«: referat af det første møde"
msgstr "Write a meeting. On “Today”: the minutes of the first meeting"

#: desk/shortcuts.py
msgid "Skriv et notat"
msgstr "Write a note"

#: desk/shortcuts.py
msgid "Skriv et telefonnotat"
msgstr "Write a telephone note"

#: desk/shortcuts.py site/templates/desk/family.html
msgid "Aftal et møde"
msgstr "Plan a meeting"

#: desk/shortcuts.py
msgid "Ret det nyeste i forløbet"
msgstr "Correct the newest in the timeline"

#: desk/timeline.py
msgid "Slettet"
msgstr "Erased"

#: desk/timeline.py
msgid "slettet"
msgstr "erased"

#: desk/timeline.py
msgid "rettet"
msgstr "corrected"

#: desk/timeline.py
msgid "fejljournaliseret"
msgstr "recorded on the wrong case"

#: desk/timeline.py
msgid "Udefra, gennem underretningsformularen"
msgstr "From outside, by the notification form"

#: desk/timeline.py
msgid "Overført til systemet"
msgstr "Brought into the system"

#: desk/timeline.py
msgid "modtagelse"
msgstr "intake"

#: desk/timeline.py
msgid "rådgiver"
msgstr "adviser"

#: desk/timeline.py
msgid "leder"
msgstr "leader"

#: desk/timeline.py
msgid "Hvorfor det er rettet"
msgstr "Why it was corrected"

#: desk/timeline.py front/children.py site/screen/asking.py
msgid "Ja"
msgstr "Yes"

#: desk/timeline.py front/children.py site/screen/asking.py
#: site/templates/front/child.html
msgid "Nej"
msgstr "No"

#: desk/timeline.py
msgid "En post i sagen"
msgstr "An entry of the case"

#: desk/today.py
msgid "udefra"
msgstr "from outside"

#: desk/today.py
msgid "overført"
msgstr "transferred"

#: desk/today.py
msgid "Afgørelsen er truffet"
msgstr "The decision is made"

#: desk/today.py
msgid "Sendt tilbage med en bemærkning"
msgstr "Sent back with a remark"

#: desk/unsent.py
#, python-format
msgid "Kladde gemt kl. %(hour)s"
msgstr "Draft kept at %(hour)s"

#: desk/unsent.py
msgid "Kladden er gemt. Den er kun din, indtil du gemmer i sagen."
msgstr "The draft is kept. It is yours alone until you save in the case."

#: desk/unsent.py
msgid "Kladden er slettet."
msgstr "The draft is deleted."

#: desk/unsent.py
msgid "Rettelse"
msgstr "Correction"

#: desk/worklist.py
msgid "Enhedens opgaver"
msgstr "The unit's tasks"

#: desk/worklist.py
msgid "Dine opgaver"
msgstr "Your tasks"

#: front/child.py
msgid "Vælg et billede, eller skriv lidt. Så kan du sende."
msgstr "Choose a picture or write a little. Then you can send."

#: front/child.py
msgid "Vi kan ikke tage imod lige nu. Ring 116 111, eller prøv igen om lidt."
msgstr "We can't receive it just now. Call 116 111, or try again in a while."

#: front/child.py
msgid "Jeg er bange"
msgstr "I am afraid"

#: front/child.py
msgid "Tegning: et barn med store øjne"
msgstr "Drawing: a child with wide eyes"

#: front/child.py
msgid "Nogen slår mig"
msgstr "Somebody hits me"

#: front/child.py
msgid "Tegning: et barn, der er ked af det, og en hånd"
msgstr "Drawing: a sad child and a hand"

#: front/child.py
msgid "Nogen råber ad mig"
msgstr "Somebody shouts at me"

#: front/child.py
msgid "Tegning: en voksen, der råber ad et barn"
msgstr "Drawing: a grown-up shouting at a child"

#: front/child.py
msgid "Nogen rører mig, hvor de ikke må"
msgstr "Somebody touches me where they mustn't"

#: front/child.py
msgid "Tegning: en hånd, der siger stop"
msgstr "Drawing: a hand that says stop"

#: front/child.py
msgid "Jeg er tit alene"
msgstr "I am often alone"

#: front/child.py
msgid "Tegning: et barn alene i et hus"
msgstr "Drawing: a child alone in a house"

#: front/child.py
msgid "Noget andet"
msgstr "Something else"

#: front/child.py
msgid "Tegning: et barn, der vil sige noget"
msgstr "Drawing: a child who wants to say something"

#: front/children.py
msgid "Vælg, hvem du er."
msgstr "Choose who you are."

#: front/children.py
msgid "En fagperson kan ikke være anonym. Svar nej her, eller nej til, at du er fagperson."
msgstr "A professional can't be anonymous. Answer no here, or no to being a professional."

#: front/children.py
msgid "Skriv dit navn, eller svar ja til, at du vil være anonym."
msgstr "Give your name, or answer yes to being anonymous."

#: front/children.py
msgid "Skriv morens navn, eller det, du ved om hende."
msgstr "Write the mother's name, or what you know of her."

#: front/children.py
msgid "Skriv barnets navn. Kender du det ikke, så skriv det, du ved, fx »dreng på 6 år i 0. B«."
msgstr "Give the child's name. If you don't know it, write what you know, such as “boy of 6 in class 0 B”."

#: front/children.py site/templates/front/child.html
msgid "Hvem er du?"
msgstr "Who are you?"

#: front/children.py
msgid "Dit navn"
msgstr "Your name"

#: front/children.py
msgid "Skal ikke skrives, hvis du vil være anonym."
msgstr "Leave it out if you want to be anonymous."

#: front/children.py
msgid "Din bekymring"
msgstr "Your concern"

#: front/children.py
msgid "Om dig, der underretter"
msgstr "About you"

#: front/children.py
msgid "Er barnet ikke født endnu, så skriv morens navn."
msgstr "If the child isn't born yet, write the mother's name."

#: front/children.py
msgid "Ti cifre, hvis du kender det."
msgstr "Ten digits, if you know it."

#: front/children.py
msgid "Hvor barnet bor, hvis du ved det."
msgstr "Where the child lives, if you know."

#
#: front/lawpages.py
msgid "Kodelister og handlinger"
msgstr "Code lists and acts"

#: front/lawwords.py
#, python-format
msgid "fra %(since)s"
msgstr "from %(since)s"

#: front/lawwords.py
#, python-format
msgid "%(since)s – %(until)s"
msgstr "%(since)s – %(until)s"

#
#: front/lawwords.py
msgid "Reglen beder ikke om noget."
msgstr "The rule asks for nothing."

#
#: front/lawwords.py
msgid "Almindelig lov"
msgstr "Ordinary law"

#: front/lawwords.py
#, python-format
msgid "%(when)s (kommunen fik det at vide %(known)s)"
msgstr "%(when)s (the municipality knew %(known)s)"

#: front/lawwords.py
#, python-format
msgid "hører til %(act)s, %(when)s"
msgstr "belongs to %(act)s, %(when)s"

#: front/lawwords.py
#, python-format
msgid "i stedet for det, der blev skrevet %(when)s"
msgstr "in place of what was written %(when)s"

#: front/lawwords.py
#, python-format
msgid "Skal: %(act)s %(due)s"
msgstr "Must: %(act)s %(due)s"

#: front/lawwords.py
#, python-format
msgid "Skal, og er overskredet: %(act)s %(due)s"
msgstr "Must, and is overdue: %(act)s %(due)s"

#: front/lawwords.py
#, python-format
msgid "Skal, genoplivet efter fristen: %(act)s %(due)s"
msgstr "Must, revived after its date: %(act)s %(due)s"

#: front/lawwords.py
#, python-format
msgid "Skal, men klokkeslættet mangler: %(act)s"
msgstr "Must, but the hour is missing: %(act)s"

#: front/lawwords.py
#, python-format
msgid "Fritaget: %(act)s, efter almindelig lov %(due)s"
msgstr "Waived: %(act)s, under ordinary law %(due)s"

#: front/lawwords.py
#, python-format
msgid "I bero: %(act)s %(due)s"
msgstr "Suspended: %(act)s %(due)s"

#: front/lawwords.py
#, python-format
msgid "Ikke overholdt: %(act)s, %(when)s"
msgstr "Not kept: %(act)s, %(when)s"

#: front/lawwords.py
#, python-format
msgid "Afventer: %(act)s"
msgstr "Not yet: %(act)s"

#: front/lawwords.py
#, python-format
msgid "Fritaget: %(act)s kræver ikke det, der ellers skal gå forud"
msgstr "Waived: %(act)s doesn't need what otherwise has to come first"

#: front/notification.py
#, python-format
msgid "Der er sendt mange underretninger herfra på kort tid. Prøv igen om %(minutes)s minutter, eller ring til kommunen. Haster det, så ring 112."
msgstr "Many notifications have been sent from here in a short time. Try again in %(minutes)s minutes, or phone the municipality. If it can't wait, call 112."

#: front/receipt.py
#, python-format
msgid "Senest %(by)s har en medarbejder set på, om barnet er i fare."
msgstr "By %(by)s a member of staff will have looked at whether the child is in danger."

#: front/receipt.py
#, python-format
msgid "Senest %(by)s får du en bekræftelse på, at vi har modtaget din underretning."
msgstr "By %(by)s you will get a confirmation that we have received your notification."

#: front/start.py
msgid "Brugernavn og adgangskode passer ikke sammen. Prøv igen."
msgstr "User name and password don't match. Try again."

#: front/start.py
#, python-format
msgid "Der er prøvet for mange gange. Vent et minut, og prøv igen."
msgid_plural "Der er prøvet for mange gange. Vent %(minutes)s minutter, og prøv igen."
msgstr[0] "There have been too many attempts. Wait a minute, and try again."
msgstr[1] "There have been too many attempts. Wait %(minutes)s minutes, and try again."

#: site/screen/answers.py
msgid "En vedhæftet fil er her ikke længere. Vedhæft den igen."
msgstr "An attached file is no longer here. Attach it again."

#: site/screen/answers.py
msgid "Kommunen kan ikke have fået det at vide, før det skete."
msgstr "The municipality can't have learned of it before it happened."

#: site/screen/answers.py
#, python-format
msgid "»%(field)s« mangler."
msgstr "“%(field)s” is missing."

#: site/screen/answers.py
msgid "Skriv datoen."
msgstr "Give the date."

#: site/screen/answers.py
msgid "Skriv klokkeslættet: en frist i timer regnes fra det."
msgstr "Give the time: a deadline in hours is counted from it."

#: site/screen/answers.py
msgid "Skriv en dato, der findes, og et klokkeslæt som 14:30."
msgstr "Give a date that exists, and a time such as 14:30."

#: site/screen/answers.py
msgid "Skriv også klokkeslættet, når det er i dag."
msgstr "Give the time too when it is today."

#: site/screen/answers.py
msgid "Tidspunktet ligger i fremtiden. Skriv, hvornår det skete."
msgstr "The time lies in the future. Say when it happened."

#: site/screen/asking.py
msgid "Hvornår fik kommunen det at vide?"
msgstr "When did the municipality learn of it?"

#: site/screen/asking.py
msgid "Hvornår fjernes det?"
msgstr "When is it removed?"

#: site/screen/asking.py
msgid "Hvornår skete det?"
msgstr "When did it happen?"

#: site/screen/asking.py
msgid "Fristerne regnes herfra."
msgstr "Deadlines are counted from here."

#: site/screen/counting.py site/screen/words.py
#, python-format
msgid "%(n)s time"
msgid_plural "%(n)s timer"
msgstr[0] "%(n)s hour"
msgstr[1] "%(n)s hours"

#: site/screen/counting.py
#, python-format
msgid "%(n)s hverdag"
msgid_plural "%(n)s hverdage"
msgstr[0] "%(n)s weekday"
msgstr[1] "%(n)s weekdays"

#: site/screen/counting.py
#, python-format
msgid "%(n)s dag"
msgid_plural "%(n)s dage"
msgstr[0] "%(n)s day"
msgstr[1] "%(n)s days"

#: site/screen/counting.py
#, python-format
msgid "%(n)s uge"
msgid_plural "%(n)s uger"
msgstr[0] "%(n)s week"
msgstr[1] "%(n)s weeks"

#: site/screen/counting.py
#, python-format
msgid "%(n)s måned"
msgid_plural "%(n)s måneder"
msgstr[0] "%(n)s month"
msgstr[1] "%(n)s months"

#: site/screen/counting.py
msgid "Det skal ske snarest muligt; reglen nævner ingen dato."
msgstr "It must be done as soon as possible; the rule names no date."

#: site/screen/counting.py
#, python-format
msgid "Klokkeslættet er ikke kendt, så de %(n)s timer kan ikke tælles."
msgstr "The time is not known, so the %(n)s hours can't be counted."

#: site/screen/counting.py
#, python-format
msgid "Hverdagene derefter er: %(days)s."
msgstr "The weekdays that follow are: %(days)s."

#: site/screen/counting.py
#, python-format
msgid "Imellem dem tæller ikke: %(days)s."
msgstr "Between them, these don't count: %(days)s."

#: site/screen/counting.py
#, python-format
msgid "Det kan ske fra %(start)s + %(length)s = %(day)s."
msgstr "It can be done from %(start)s + %(length)s = %(day)s."

#: site/screen/counting.py
#, python-format
msgid "Fristen er %(due)s."
msgstr "The deadline is %(due)s."

#: site/screen/counting.py
#, python-format
msgid "Den sidste dag er en %(why)s. Fristen flyttes ikke."
msgstr "The last day is a %(why)s. The deadline isn't moved."

#: site/screen/counting.py
#, python-format
msgid "Den sidste dag er en %(why)s. Fristen flyttes til næste hverdag: %(day)s."
msgstr "The last day is a %(why)s. The deadline moves to the next weekday: %(day)s."

#: site/screen/counting.py
#, python-format
msgid "Den tidligere frist blev overskredet %(start)s."
msgstr "The earlier deadline was missed on %(start)s."

#: site/screen/counting.py
#, python-format
msgid "%(act)s: det skete %(start)s."
msgstr "%(act)s: it happened on %(start)s."

#: site/screen/counting.py
#, python-format
msgid "%(act)s: dagen er sat til %(start)s."
msgstr "%(act)s: the day is set to %(start)s."

#: site/screen/counting.py
#, python-format
msgid "%(act)s: kommunen fik det at vide %(start)s."
msgstr "%(act)s: the municipality learned of it on %(start)s."

#: site/screen/counting.py
#, python-format
msgid "%(start)s + %(length)s = %(due)s."
msgstr "%(start)s + %(length)s = %(due)s."

#: site/screen/counting.py
#, python-format
msgid "Måneden har ingen %(n)s. dag, så det er dens sidste."
msgstr "The month has no day %(n)s, so it is its last."

#: site/screen/counting.py
#, python-format
msgid "Timerne løber også på dage, der ikke er hverdage: %(days)s."
msgstr "The hours also run on days that are no weekdays: %(days)s."

#: site/screen/counting.py
#, python-format
msgid "Uret blev imens stillet en time frem til sommertid; der tælles %(length)s i alt."
msgstr "Meanwhile clocks went forward an hour to summer time; %(length)s are counted in all."

#: site/screen/counting.py
#, python-format
msgid "Uret blev imens stillet en time tilbage til vintertid; der tælles %(length)s i alt."
msgstr "Meanwhile clocks went back an hour to winter time; %(length)s are counted in all."

#: site/screen/counting.py
#, python-format
msgid "Uret stod stille fra %(since)s til %(until)s: %(span)s lægges til."
msgstr "The clock stood still from %(since)s until %(until)s: %(span)s are added."

#: site/screen/counting.py
#, python-format
msgid "Uret stod stille fra %(since)s til %(until)s: %(n)s dag lægges til."
msgid_plural "Uret stod stille fra %(since)s til %(until)s: %(n)s dage lægges til."
msgstr[0] "The clock stood still from %(since)s until %(until)s: %(n)s day is added."
msgstr[1] "The clock stood still from %(since)s until %(until)s: %(n)s days are added."

#: site/screen/counting.py
msgid "lørdag"
msgstr "Saturday"

#: site/screen/counting.py
msgid "søndag"
msgstr "Sunday"

#: site/screen/counting.py
#, python-format
msgid "helligdag (%(name)s)"
msgstr "public holiday (%(name)s)"

#: site/screen/duties.py
#, python-format
msgid "kontrolleret mod lovteksten %(day)s af %(who)s"
msgstr "checked against the official text on %(day)s by %(who)s"

#: site/screen/duties.py
msgid "parafrase – ikke kontrolleret mod lovteksten"
msgstr "paraphrase – not checked against the text of the law"

#: site/screen/duties.py
#, python-format
msgid "Registrér: %(act)s"
msgstr "Record: %(act)s"

#: site/screen/duties.py site/templates/parts/duty_rows.html
msgid "lokalt mål"
msgstr "local target"

#: site/screen/duties.py
#, python-format
msgid "Fristen blev overskredet: %(rule)s"
msgstr "The deadline was missed: %(rule)s"

#: site/screen/duties.py
#, python-format
msgid "Loven er ændret fra %(day)s, og fristen er regnet på ny. %(says)s (%(source)s)"
msgstr "The law changed on %(day)s, and the deadline was counted anew. %(says)s (%(source)s)"

#: site/screen/duties.py
#, python-format
msgid "Loven er ændret fra %(day)s. %(says)s (%(source)s)"
msgstr "The law changed on %(day)s. %(says)s (%(source)s)"

#: site/screen/duties.py
msgid "Forsøgets periode er udløbet."
msgstr "The experiment's period has ended."

#: site/screen/guardwords.py
#, python-format
msgid "»%(words)s«"
msgstr "“%(words)s”"

#: site/screen/guardwords.py
#, python-format
msgid "der i sagen er %(acts)s, og ikke siden %(undone)s"
msgstr "the case has %(acts)s, and not %(undone)s since"

#: site/screen/guardwords.py
#, python-format
msgid "der i sagen er %(acts)s"
msgstr "the case has %(acts)s"

#: site/screen/guardwords.py
#, python-format
msgid "»%(field)s« er krydset af i %(acts)s"
msgstr "“%(field)s” is ticked in %(acts)s"

#: site/screen/guardwords.py
#, python-format
msgid "»%(field)s« ikke er krydset af i %(acts)s"
msgstr "“%(field)s” is not ticked in %(acts)s"

#: site/screen/guardwords.py
#, python-format
msgid "svaret på »%(field)s« i %(acts)s er %(values)s"
msgstr "the answer to “%(field)s” in %(acts)s is %(values)s"

#: site/screen/guardwords.py
msgid "hos én"
msgstr "held by one"

#: site/screen/guardwords.py
msgid "fælles"
msgstr "shared"

#: site/screen/guardwords.py
#, python-format
msgid "forældremyndigheden er %(custody)s"
msgstr "custody is %(custody)s"

#: site/screen/guardwords.py
#, python-format
msgid "barnet er fra %(first)s til %(last)s år"
msgstr "the child is from %(first)s to %(last)s years old"

#: site/screen/guardwords.py
#, python-format
msgid "barnet er %(ages)s år"
msgstr "the child is %(ages)s years old"

#: site/screen/guardwords.py
msgid "ja"
msgstr "yes"

#
#: site/screen/guardwords.py
msgid "nej"
msgstr "no"

#: site/screen/help_now.py
msgid "den sociale døgnvagt i kommunen, hele døgnet"
msgstr "the municipality's social on-call service, day and night"

#: site/screen/menu.py site/templates/desk/intake.html
msgid "Modtagelse"
msgstr "Intake"

#: site/screen/menu.py
msgid "Leder"
msgstr "Leader"

#: site/screen/menu.py site/templates/desk/today.html
msgid "I dag"
msgstr "Today"

#: site/screen/menu.py site/templates/desk/covered.html
#: site/templates/desk/worklist.html
msgid "Opgaver"
msgstr "Tasks"

#: site/screen/menu.py site/templates/desk/search.html
msgid "Sager"
msgstr "Cases"

#: site/screen/menu.py site/templates/desk/search.html
#: site/templates/front/law.html
msgid "Søg"
msgstr "Search"

#: site/screen/menu.py
msgid "Overdrag"
msgstr "Hand over"

#: site/screen/papers.py
msgid "billede"
msgstr "picture"

#: site/screen/papers.py
msgid "billede, HEIC"
msgstr "picture, HEIC"

#: site/screen/papers.py
msgid "tekst"
msgstr "text"

#: site/screen/rulewords.py
#, python-format
msgid "Den er opfyldt, når %(acts)s er gjort. %(settles)s"
msgstr "It is met when %(acts)s is done. %(settles)s"

#: site/screen/rulewords.py
#, python-format
msgid "Den falder bort ved %(acts)s (%(source)s)."
msgstr "It lapses with %(acts)s (%(source)s)."

#: site/screen/rulewords.py
msgid "Den består, også når sagen afsluttes."
msgstr "It remains, also when the case is closed."

#: site/screen/rulewords.py
msgid "Den falder bort, når sagen afsluttes."
msgstr "It lapses when the case is closed."

#
#: site/screen/rulewords.py
msgid "Lokalt mål"
msgstr "Local target"

#: site/screen/rulewords.py
msgid "Pligt"
msgstr "Duty"

#
#: site/screen/rulewords.py
msgid "Åbner igen for"
msgstr "Opens again for"

#: site/screen/rulewords.py
msgid "Udelukker"
msgstr "Excludes"

#: site/screen/rulewords.py
msgid "Skal gå forud"
msgstr "Must come first"

#
#: site/screen/rulewords.py
msgid "Venter på en pligt"
msgstr "Waits for a duty"

#: site/screen/rulewords.py
msgid "Bortfald"
msgstr "Lapse"

#: site/screen/rulewords.py
msgid "Stilstand"
msgstr "Suspension"

#: site/screen/rulewords.py
#, python-format
msgid "Efter %(after)s skal %(bearer)s sørge for %(acts)s%(within)s."
msgstr "After %(after)s, %(bearer)s must see to %(acts)s%(within)s."

#: site/screen/rulewords.py
#, python-format
msgid "Er fristen for %(missed)s overskredet, skal %(bearer)s sørge for %(acts)s%(within)s."
msgstr "Where the deadline for %(missed)s is missed, %(bearer)s must see to %(acts)s%(within)s."

#: site/screen/rulewords.py site/templates/parts/duty.html
msgid "Det er kommunens eget mål, ikke et krav i loven."
msgstr "It is the municipality's own target, not a requirement of the law."

#: site/screen/rulewords.py
#, python-format
msgid "Det er tænkt til tidligst %(opens)s efter; det er ikke forbudt før."
msgstr "It is meant for %(opens)s after at the earliest; before that it is not forbidden."

#: site/screen/rulewords.py
msgid "Der er kun én sådan pligt ad gangen i sagen."
msgstr "There is only one such duty at a time in the case."

#: site/screen/rulewords.py
msgid "Der er kun én sådan pligt ad gangen for hver anledning."
msgstr "There is only one such duty at a time for each occasion."

#: site/screen/rulewords.py
msgid "Sker det igen, begynder der en pligt til; den første beholder sin frist."
msgstr "If it happens again, another duty begins; the first one keeps its deadline."

#
#: site/screen/rulewords.py
msgid " snarest muligt"
msgstr " as soon as possible"

#: site/screen/rulewords.py
msgid "; reglen nævner ingen frist"
msgstr "; the rule names no deadline"

#
#: site/screen/rulewords.py
msgid " senest den dag, der er sat"
msgstr " by the day that is set"

#: site/screen/rulewords.py
#, python-format
msgid " inden for %(length)s"
msgstr " within %(length)s"

#: site/screen/rulewords.py
msgid "Timerne løber også om natten, i weekender og på helligdage."
msgstr "The hours run by night too, through weekends and public holidays."

#: site/screen/rulewords.py
msgid "Lørdag tæller som hverdag; søndage og helligdage tæller ikke."
msgstr "Saturday counts as a weekday; Sundays and public holidays don't count."

#: site/screen/rulewords.py
msgid "Lørdage, søndage og helligdage tæller ikke."
msgstr "Saturdays, Sundays and public holidays don't count."

#: site/screen/rulewords.py
msgid "En måned løber til samme dato; findes den ikke, til månedens sidste dag."
msgstr "A month runs to the same date; where there is none, to the last day of the month."

#
#: site/screen/rulewords.py
msgid "Falder sidste dag i en weekend eller på en helligdag, rykker den til næste hverdag."
msgstr "Where the last day is on a weekend or a public holiday, it moves to the next weekday."

#
#: site/screen/rulewords.py
msgid "Falder sidste dag i en weekend eller på en helligdag, rykker den ikke."
msgstr "Where the last day is on a weekend or a public holiday, it doesn't move."

#: site/screen/rulewords.py
msgid "det øjeblik"
msgstr "the moment"

#
#: site/screen/rulewords.py
msgid "den dag"
msgstr "the day"

#: site/screen/rulewords.py
#, python-format
msgid "Tiden regnes fra %(start)s, fristen blev overskredet."
msgstr "Time runs from %(start)s the deadline was missed."

#: site/screen/rulewords.py
#, python-format
msgid "Tiden regnes fra %(start)s, kommunen fik det at vide."
msgstr "Time runs from %(start)s the municipality knew."

#: site/screen/rulewords.py
#, python-format
msgid "Dagen er den, der er svaret på »%(field)s« i %(acts)s."
msgstr "The day is the one that is the answer to “%(field)s” in %(acts)s."

#: site/screen/rulewords.py
#, python-format
msgid "Tiden regnes fra %(start)s, det skete."
msgstr "Time runs from %(start)s it happened."

#: site/screen/rulewords.py
#, python-format
msgid "Tiden regnes fra %(start)s, %(acts)s første gang skete i sagen."
msgstr "Time runs from %(start)s %(acts)s first happened in the case."

#: site/screen/rulewords.py
#, python-format
msgid "Tiden regnes fra %(start)s, kommunen første gang fik %(acts)s at vide i sagen."
msgstr "Time runs from %(start)s the municipality first knew of %(acts)s in the case."

#: site/screen/rulewords.py
#, python-format
msgid "Tiden regnes fra %(start)s, %(acts)s første gang skete i samme anledning."
msgstr "Time runs from %(start)s %(acts)s first happened on the same occasion."

#: site/screen/rulewords.py
#, python-format
msgid "Tiden regnes fra %(start)s, kommunen første gang fik %(acts)s at vide i samme anledning."
msgstr "Time runs from %(start)s the municipality first knew of %(acts)s on the same occasion."

#
#: site/screen/rulewords.py
msgid "Er der ingen, regnes den fra, hvornår kommunen fik det udløsende at vide."
msgstr "Where there is none, it runs from when the municipality knew of what brought the duty about."

#: site/screen/rulewords.py
msgid "Én gang er nok, også hvis der mangler flere."
msgstr "Once is enough, even where several are missing."

#: site/screen/rulewords.py
msgid "Hver anledning skal have sin."
msgstr "Each occasion needs its own."

#: site/screen/rulewords.py
msgid "Den, der registrerer det, peger på, hvad det gælder; kun det er opfyldt."
msgstr "Whoever records it points out what it is about; only that is met."

#: site/screen/rulewords.py
#, python-format
msgid "Før %(acts)s skal %(needs)s være gjort i samme anledning."
msgstr "Before %(acts)s, %(needs)s must be done on the same occasion."

#: site/screen/rulewords.py
#, python-format
msgid "Før %(acts)s skal %(needs)s være gjort i sagen."
msgstr "Before %(acts)s, %(needs)s must be done in the case."

#: site/screen/rulewords.py
#, python-format
msgid "Det gælder ikke længere, hvis der siden er kommet %(acts)s."
msgstr "It no longer counts where %(acts)s has come since."

#: site/screen/rulewords.py
msgid "Det skal gælde netop den støtte, det handler om."
msgstr "It must be about the very support in question."

#: site/screen/rulewords.py
#, python-format
msgid "Det skal gælde: %(values)s."
msgstr "It must be about: %(values)s."

#: site/screen/rulewords.py
#, python-format
msgid "%(acts)s må ikke ske, så længe en pligt til %(needs)s mangler."
msgstr "%(acts)s may not happen while a duty to %(needs)s is unmet."

#: site/screen/rulewords.py
#, python-format
msgid "Efter %(triggers)s kan der igen komme %(acts)s."
msgstr "After %(triggers)s there can be %(acts)s again."

#: site/screen/rulewords.py
#, python-format
msgid "Efter %(triggers)s må der ikke komme %(acts)s."
msgstr "After %(triggers)s there may be no %(acts)s."

#: site/screen/rulewords.py
#, python-format
msgid "Ved %(by)s falder sagens pligter til %(duties)s bort."
msgstr "With %(by)s, the duties of the case to %(duties)s lapse."

#: site/screen/rulewords.py
#, python-format
msgid "Ved %(by)s falder pligten til %(duties)s i samme anledning bort."
msgstr "With %(by)s, the duty to %(duties)s on the same occasion lapses."

#: site/screen/rulewords.py
#, python-format
msgid "Fra %(begins)s til %(ends)s står tiden stille for pligten til %(duties)s."
msgstr "From %(begins)s to %(ends)s, time stands still for the duty to %(duties)s."

#: site/screen/rulewords.py
msgid "skal barnet høres"
msgstr "the child is to be heard"

#
#: site/screen/rulewords.py
msgid "er barnet selv part i sagen"
msgstr "the child itself is a party to the case"

#: site/screen/rulewords.py
msgid "skal barnet selv samtykke"
msgstr "the child itself is to consent"

#
#: site/screen/rulewords.py
msgid "kan barnet selv klage"
msgstr "the child itself can complain"

#: site/screen/rulewords.py
msgid "har barnet ret til en advokat"
msgstr "the child has a right to a lawyer"

#
#: site/screen/rulewords.py
msgid "er den unge myndig"
msgstr "the young person is of age"

#: site/screen/rulewords.py
#, python-format
msgid "Uanset alder %(may)s."
msgstr "At any age %(may)s."

#: site/screen/rulewords.py
#, python-format
msgid "Til barnet fylder %(until)s år, %(may)s."
msgstr "Until the child turns %(until)s, %(may)s."

#: site/screen/rulewords.py
#, python-format
msgid "Fra barnet fylder %(since)s år, %(may)s."
msgstr "From when the child turns %(since)s, %(may)s."

#: site/screen/rulewords.py
#, python-format
msgid "Fra barnet fylder %(since)s år, og til det fylder %(until)s, %(may)s."
msgstr "From when the child turns %(since)s until it turns %(until)s, %(may)s."

#: site/screen/rulewords.py
#, python-format
msgid "Det gælder afgørelser efter: %(decisions)s."
msgstr "That goes for decisions under: %(decisions)s."

#: site/screen/rulewords.py
#, python-format
msgid "Det gælder kun, når %(guard)s."
msgstr "It applies only where %(guard)s."

#: site/screen/rulewords.py
#, python-format
msgid "Det gælder ikke, når %(guard)s."
msgstr "It doesn't apply where %(guard)s."

#
#: site/screen/rulewords.py
msgid "kommunen"
msgstr "the municipality"

#: site/screen/rulewords.py
msgid "børne- og ungeudvalget"
msgstr "the children and youth committee"

#
#: site/screen/rulewords.py
msgid "barnet"
msgstr "the child"

#
#: site/screen/rulewords.py
msgid "forældrene"
msgstr "the parents"

#
#: site/screen/rulewords.py
msgid "underretteren"
msgstr "the notifier"

#
#: site/screen/rulewords.py
msgid "familien"
msgstr "the family"

#: site/screen/rulewords.py
msgid "den, oplysningerne handler om"
msgstr "the person whom the data is about"

#: site/screen/rulewords.py
msgid "parten"
msgstr "the party"

#: site/screen/rulewords.py
#, python-format
msgid "Det er %(who)s, der har krav på det."
msgstr "It is owed to %(who)s."

#: site/screen/words.py
msgctxt "date format"
msgid "l \\d\\e\\n j. F Y"
msgstr "l j F Y"

#: site/screen/words.py
msgctxt "date format"
msgid "D j. F"
msgstr "D j F"

#: site/screen/words.py
msgctxt "date format"
msgid "j. F Y"
msgstr "j F Y"

#: site/screen/words.py
msgctxt "hour format"
msgid "G.i"
msgstr "H:i"

#: site/screen/words.py
#, python-format
msgid "%(day)s kl. %(hour)s"
msgstr "%(day)s at %(hour)s"

#: site/screen/words.py
msgid "i dag"
msgstr "today"

#: site/screen/words.py
msgid "i morgen"
msgstr "tomorrow"

#: site/screen/words.py
#, python-format
msgid "om %(n)s dag"
msgid_plural "om %(n)s dage"
msgstr[0] "in %(n)s day"
msgstr[1] "in %(n)s days"

#: site/screen/words.py
#, python-format
msgid "%(n)s dag over"
msgid_plural "%(n)s dage over"
msgstr[0] "%(n)s day over"
msgstr[1] "%(n)s days over"

#: site/screen/words.py
#, python-format
msgid "om %(span)s"
msgstr "in %(span)s"

#: site/screen/words.py
#, python-format
msgid "%(span)s over"
msgstr "%(span)s over"

#: site/screen/words.py
#, python-format
msgid "%(n)s min."
msgstr "%(n)s min"

#: site/screen/words.py
#, python-format
msgid "%(n)s år"
msgid_plural "%(n)s år"
msgstr[0] "%(n)s year"
msgstr[1] "%(n)s years"

#: site/templates/400.html
msgid "Det kunne ikke læses"
msgstr "That could not be read"

#: site/templates/400.html
msgid "Det, du sendte, er for stort, eller adressen er forkert. Intet er gemt."
msgstr "What you sent is too big, or the address is wrong. Nothing is saved."

#: site/templates/400.html
msgid "Gå tilbage: din tekst står stadig i denne fane. Er den meget lang, så del den, og send den i flere omgange. Ellers åbn siden fra forsiden igen."
msgstr "Go back: your text is still in this tab. If it is very long, divide it and send it in several parts. Otherwise open the page from the start page again."

#: site/templates/400.html site/templates/403.html site/templates/403_csrf.html
#: site/templates/404.html site/templates/500.html
msgid "Til forsiden"
msgstr "To the start page"

#: site/templates/403.html
msgid "Ingen adgang"
msgstr "No access"

#: site/templates/403.html
msgid "Det har du ikke adgang til"
msgstr "You have no access to this"

#: site/templates/403.html
msgid "Intet er gemt. Skal du kunne det for at gøre dit arbejde, så bed din leder om adgang."
msgstr "Nothing is saved. If you need it for your work, ask your leader for access."

#: site/templates/403_csrf.html
msgid "Siden var åben for længe"
msgstr "The page was open for too long"

#: site/templates/403_csrf.html
msgid "Intet er gemt. Gå tilbage, genindlæs siden og send igen: din tekst er gemt i denne fane, til du har sendt den."
msgstr "Nothing is saved. Go back, reload the page and send again: your text is kept in this tab until you have sent it."

#: site/templates/404.html
msgid "Siden findes ikke"
msgstr "There is no such page"

#: site/templates/404.html
msgid "Adressen er forkert, siden er flyttet, eller sagen er ikke din. Intet er ændret eller gået tabt."
msgstr "The address is wrong, the page has moved, or the case isn't yours. Nothing was changed or lost."

#: site/templates/500.html
msgid "Noget gik galt"
msgstr "Something went wrong"

#: site/templates/500.html
msgid "Noget gik galt hos os"
msgstr "Something went wrong on our side"

#: site/templates/500.html
msgid "Det, du sendte, er enten gemt helt eller slet ikke. Gå tilbage og prøv igen: sender du det samme to gange, gemmes det kun én gang."
msgstr "What you sent is either saved whole or not at all. Go back and try again: what is sent twice is saved once."

#: site/templates/base.html
msgid "Gå til indholdet"
msgstr "Skip to content"

#: site/templates/base.html site/templates/front/law.html
msgid "Loven, som Frirum læser den"
msgstr "The law as Frirum reads it"

#: site/templates/desk/access.html site/templates/desk/case.html
msgid "Hvem har adgang?"
msgstr "Who has access?"

#: site/templates/desk/access.html
msgid "På grund af deres opgave"
msgstr "By their task"

#: site/templates/desk/access.html
msgid "Ingen."
msgstr "Nobody."

#: site/templates/desk/access.html
msgid "Har fået adgang til netop denne sag"
msgstr "Has been given access to this case alone"

#: site/templates/desk/access.html
msgid "Giv adgang"
msgstr "Give access"

#: site/templates/desk/access.html site/templates/desk/family.html
msgid "Tidligere"
msgstr "Earlier"

#: site/templates/desk/access.html
msgid "Har åbnet sagen"
msgstr "Have opened the case"

#: site/templates/desk/access.html
msgid "De nyeste først, hver højst én gang om dagen. Også den, der ikke længere har adgang, står her."
msgstr "The newest first, each at most once a day. People who no longer have access are listed too."

#: site/templates/desk/act.html
msgid "Hjemmel:"
msgstr "Legal basis:"

#: site/templates/desk/act.html
msgid "Det, der skal sendes, er sagen selv, med din vurdering. Gem først, og"
msgstr "What is to be sent is the case itself, with your assessment. Save first, and"

#: site/templates/desk/act.html
msgid "hent så sagen til den nye kommune"
msgstr "then download the case for the new municipality"

#: site/templates/desk/act.html
msgid "Det gælder"
msgstr "This is about"

#: site/templates/desk/act.html site/templates/desk/approval.html
msgid "Loven beder om noget andet først"
msgstr "The law asks for something else first"

#: site/templates/desk/act.html
msgid "Du kan stadig gemme. Det, der mangler, står så i sagen som »Ikke overholdt«."
msgstr "You can still save. What is missing will then be listed in the case as “Not complied with”."

#: site/templates/desk/act.html site/templates/desk/approval.html
msgid "Sagen er ændret, siden du åbnede siden"
msgstr "The case has changed since you opened the page"

#: site/templates/desk/act.html site/templates/desk/approval.html
msgid "Intet er gemt endnu, og din tekst står her stadig. Dette er sket imens:"
msgstr "Nothing is saved yet, and your text is still here. This has happened meanwhile:"

#: site/templates/desk/act.html
msgid "Passer din tekst stadig, så gem den. Ellers ret den først."
msgstr "If your text still fits, save it. Otherwise correct it first."

#: site/templates/desk/act.html
msgid "Gem alligevel"
msgstr "Save anyway"

#: site/templates/desk/act.html
msgid "Intet er gemt endnu. Vælg den, det er, så personen ikke står to gange."
msgstr "Nothing is saved yet. Choose who it is, so that the person is not registered twice."

#: site/templates/desk/act.html
msgid "Nej, det er en anden: registrér"
msgstr "No, it is somebody else: register"

#: site/templates/desk/act.html
#, python-format
msgid "<strong>Kladde fra %(when)s.</strong> Den er ikke gemt i sagen endnu."
msgstr "<strong>Draft from %(when)s.</strong> It is not saved in the case yet."

#: site/templates/desk/act.html
msgid "Der er kommet nyt i sagen siden."
msgstr "The case has changed since."

#: site/templates/desk/act.html site/templates/parts/draft.html
msgid "Slet kladden"
msgstr "Delete the draft"

#: site/templates/desk/act.html
msgid "Find personen"
msgstr "Find the person"

#: site/templates/desk/act.html
msgid "Skriv CPR-nummeret, ti cifre, og tryk Find."
msgstr "Give the civil registration number, ten digits, and press Find."

#: site/templates/desk/act.html
msgid "Find"
msgstr "Find"

#: site/templates/desk/act.html
msgid "Send til godkendelse"
msgstr "Send for approval"

#: site/templates/desk/act.html
msgid "Gem kladde"
msgstr "Keep as draft"

#: site/templates/desk/act.html site/templates/desk/fetch.html
#: site/templates/desk/handover.html
msgid "Fortryd"
msgstr "Cancel"

#: site/templates/desk/act.html
msgid "Det her er en underretning"
msgstr "This is a notification"

#: site/templates/desk/act.html
msgid "Skriv en underretning om barnet"
msgstr "Write a notification about the child"

#: site/templates/desk/approval.html
#, python-format
msgid "Afgørelse til godkendelse: %(child)s"
msgstr "Decision for approval: %(child)s"

#: site/templates/desk/approval.html
msgid "Kompetenceplanen:"
msgstr "The scheme of delegation:"

#: site/templates/desk/approval.html
msgid "Læs indstillingen nedenfor igen, og svar så."
msgstr "Read the proposal below again, then answer."

#: site/templates/desk/approval.html
msgid "Indstillingen"
msgstr "The proposal"

#: site/templates/desk/approval.html
msgid "Du kan stadig godkende. Det, der mangler, står så i sagen som »Ikke overholdt«."
msgstr "You can still approve. What is missing will then be listed in the case as “Not complied with”."

#: site/templates/desk/approval.html
msgid "Du har selv indstillet afgørelsen. En anden leder skal godkende den; du kan sende den tilbage."
msgstr "You proposed the decision yourself. Another leader must approve it; you can send it back."

#: site/templates/desk/approval.html
msgid "Godkend: træf afgørelsen"
msgstr "Approve: make the decision"

#: site/templates/desk/approval.html
msgid "Send tilbage"
msgstr "Send back"

#: site/templates/desk/approval.html
msgid "Ret ordene først"
msgstr "Change the words first"

#: site/templates/desk/approvals.html
msgid "Afgørelser, som rådgiverne har indstillet. Det, der har ventet længst, står først."
msgstr "Decisions that the advisers have proposed. The longest wait comes first."

#: site/templates/desk/approvals.html
msgid "Har ventet siden"
msgstr "Waiting since"

#: site/templates/desk/approvals.html site/templates/desk/cases.html
#: site/templates/desk/clocks.html site/templates/desk/handed_over.html
#: site/templates/desk/handover.html site/templates/parts/duty_rows.html
msgid "Barn"
msgstr "Child"

#: site/templates/desk/approvals.html
msgid "Indstillet af"
msgstr "Proposed by"

#: site/templates/desk/approvals.html
msgid "Ingen afgørelser venter på dig."
msgstr "No decisions are waiting for you."

#: site/templates/desk/approvals.html site/templates/desk/cases.html
#: site/templates/desk/clocks.html site/templates/desk/covered.html
#: site/templates/desk/intake.html site/templates/desk/overview.html
#: site/templates/desk/worklist.html
msgid "Vis de næste"
msgstr "Show the next"

#: site/templates/desk/breach.html
msgid "Var det et brud?"
msgstr "Was it a breach?"

#: site/templates/desk/breach.html
msgid "Har nogen set noget, de ikke måtte?"
msgstr "Has anybody seen what they should not?"

#: site/templates/desk/breach.html
msgid "Handlede det om en anden, og kan nogen have læst eller fået det, mens det stod her, kan det være et brud på persondatasikkerheden."
msgstr "If it was about somebody else, and anybody may have read or been given it while it stood here, it may be a personal data breach."

#: site/templates/desk/breach.html
msgid "Notér det nu, også hvis du er i tvivl. Så løber fristen, og din leder og jeres databeskyttelsesrådgiver kan vurdere, om det skal anmeldes."
msgstr "Note it now, even if you are in doubt. Then the deadline runs, and your leader and your data protection officer can assess whether it must be reported."

#: site/templates/desk/breach.html
msgid "Notér et muligt brud"
msgstr "Note a possible breach"

#: site/templates/desk/breach.html
msgid "Nej, ingen uvedkommende kan have set det"
msgstr "No, nobody can have seen it who should not"

#: site/templates/desk/case.html
msgid "foreløbig"
msgstr "provisional"

#: site/templates/desk/case.html
msgid "Barnet er nævnt i en underretning udefra og er endnu ikke fundet i registret."
msgstr "The child was named in a notification from outside and has not been identified yet."

#: site/templates/desk/case.html
msgid "Hvem er barnet?"
msgstr "Who is the child?"

#: site/templates/desk/case.html
msgid "Søskende"
msgstr "Siblings"

#: site/templates/desk/case.html
msgid "Dage fra underretning til hjælp"
msgstr "Days from notification to help"

#: site/templates/desk/case.html
#, python-format
msgid "En afgørelse venter på lederens godkendelse siden %(since)s."
msgstr "A decision has waited for the leader's approval since %(since)s."

#: site/templates/desk/case.html
#, python-format
msgid "Lederen sendte en indstillet afgørelse tilbage %(since)s."
msgstr "The leader sent a proposed decision back on %(since)s."

#: site/templates/desk/case.html
msgid "Se den i forløbet"
msgstr "See it in the timeline"

#: site/templates/desk/case.html
msgid "Se lederens bemærkning"
msgstr "See the leader's note"

#: site/templates/desk/case.html
msgid "I sagen"
msgstr "In the case"

#: site/templates/desk/case.html
msgid "Reglerne, til familien"
msgstr "The rules, for the family"

#: site/templates/desk/case.html site/templates/desk/fetch.html
msgid "Hent sagen"
msgstr "Download the case"

#: site/templates/desk/case.html
msgid "(PDF eller JSON)"
msgstr "(PDF or JSON)"

#: site/templates/desk/case.html site/templates/desk/compare.html
msgid "Samme sag under en anden lov"
msgstr "The same case under another law"

#: site/templates/desk/case.html
msgid "Du kan læse i sagen, men ikke skrive i den."
msgstr "You can read the case, but not write in it."

#: site/templates/desk/case.html
msgid "Dine kladder i sagen"
msgstr "Your drafts in the case"

#: site/templates/desk/case.html
msgid "Skal"
msgstr "Must"

#: site/templates/desk/case.html site/templates/desk/sheet.html
msgid "Loven beder ikke om noget lige nu."
msgstr "The law asks for nothing right now."

#: site/templates/desk/case.html
msgid "Det beder loven ellers om. Forsøget fritager for det, så længe sagen er med."
msgstr "The law otherwise asks for this. The experiment waives it for as long as the case is in it."

#: site/templates/desk/case.html site/templates/front/experiments.html
#: site/templates/parts/duty.html site/templates/parts/law_links.html
msgid "Det må vi nu"
msgstr "What we may do now"

#: site/templates/desk/case.html
#, python-format
msgid "»%(act)s« kræver ikke det, der ellers skal gå forud"
msgstr "“%(act)s” doesn't need what otherwise has to come first"

#: site/templates/desk/case.html
msgid "Ikke overholdt"
msgstr "Not complied with"

#: site/templates/desk/case.html
msgid "se det i forløbet"
msgstr "see it in the timeline"

#: site/templates/desk/case.html
msgid "Afventer"
msgstr "Not yet"

#: site/templates/desk/case.html
msgid "Kan"
msgstr "May"

#: site/templates/desk/case.html
msgid "Barnet og familien"
msgstr "The child and the family"

#: site/templates/desk/case.html
msgid "Forløb"
msgstr "Timeline"

#: site/templates/desk/case.html
msgid "Vis fra det nyeste"
msgstr "Show from the newest"

#: site/templates/desk/case.html
msgid "Intet i forløbet passer."
msgstr "Nothing in the timeline fits."

#: site/templates/desk/case.html
msgid "Vis de ældre"
msgstr "Show the older ones"

#: site/templates/desk/caseload.html
msgid "Fordeling af sager"
msgstr "How cases are shared out"

#: site/templates/desk/caseload.html
#, python-format
msgid "Vejledende for en rådgiver på fuld tid: %(from)s-%(to)s børn."
msgstr "Recommended for a full-time adviser: %(from)s-%(to)s children."

#: site/templates/desk/caseload.html
msgid "Tallene siger ikke, hvor svært et barn har det, hvilke søskende der følges ad, om rådgiveren er ny eller på nedsat tid, eller hvor godt der bliver arbejdet. De er til at dele arbejdet efter, ikke til at måle nogen. Rådgiverne står efter alfabetet."
msgstr "The figures don't say how hard things are for a child, which siblings go together, whether the adviser is new or part-time, or how well the work is done. They are for sharing out the work, not for measuring anybody. The advisers are listed alphabetically."

#: site/templates/desk/caseload.html
msgid "Åbne sager (børn)"
msgstr "Open cases (children)"

#: site/templates/desk/caseload.html
msgid "Vægt i alt"
msgstr "Weight in all"

#: site/templates/desk/caseload.html
msgid "Gør noget"
msgstr "Do something"

#: site/templates/desk/caseload.html
msgid "hører ikke længere til i enheden"
msgstr "no longer belongs to the unit"

#: site/templates/desk/caseload.html
msgid "Se og overdrag"
msgstr "See and hand over"

#: site/templates/desk/caseload.html
msgid "Der er ingen rådgivere i dine enheder."
msgstr "There are no advisers in your units."

#: site/templates/desk/caseload.html
msgid "Hvad en sag kan veje"
msgstr "What a case can weigh"

#: site/templates/desk/caseload.html
msgid "Vægten sættes på sagen, af rådgiveren eller lederen: »Sagens vægt«. En sag, som ingen har vægtet, tæller 1."
msgstr "The weight is set on the case, by the adviser or the leader: “Weight of the case”. A case that nobody has weighed counts as 1."

#: site/templates/desk/cases.html
msgid "De afsluttede."
msgstr "The closed ones."

#: site/templates/desk/cases.html
msgid "Vis de åbne"
msgstr "Show the open ones"

#: site/templates/desk/cases.html
msgid "De åbne, de ældste først."
msgstr "The open ones, the oldest first."

#: site/templates/desk/cases.html
msgid "Vis de afsluttede"
msgstr "Show the closed ones"

#: site/templates/desk/cases.html site/templates/desk/handover.html
msgid "Oprettet"
msgstr "Opened"

#: site/templates/desk/cases.html
msgid "blev ikke fordelt"
msgstr "was not assigned"

#: site/templates/desk/cases.html site/templates/desk/clocks.html
#: site/templates/desk/covered.html
msgid "Der er ingen sager her."
msgstr "There are no cases here."

#: site/templates/desk/cases.html
msgid "Sager, du har fået adgang til"
msgstr "Cases that you were given access to"

#: site/templates/desk/clocks.html
msgid "Dagene regnes fra den dag, kommunen blev underrettet, og fra den dag, kommunen blev opmærksom på barnet, til hjælpen begynder. Et mål for dagene står der kun, hvor sagen er med i et forsøg, der har et."
msgstr "The days are counted from the day on which the municipality was notified, and from the day on which it became aware of the child, until help begins. A target is shown only where the case is in an experiment that has one."

#: site/templates/desk/clocks.html
msgid "De øvrige åbne sager: hjælpen er begyndt, eller ingen underretning venter."
msgstr "The other open cases: help has begun, or no notification is waiting."

#: site/templates/desk/clocks.html
msgid "Vis dem, der venter på hjælp"
msgstr "Show those waiting for help"

#: site/templates/desk/clocks.html
msgid "De sager, hvor barnet venter på hjælp. Den, der har ventet længst, står først."
msgstr "The cases in which the child waits for help. The longest wait comes first."

#: site/templates/desk/clocks.html
msgid "Vis de øvrige åbne sager"
msgstr "Show the other open cases"

#: site/templates/desk/clocks.html
msgid "Fra underretning"
msgstr "From notification"

#: site/templates/desk/clocks.html
msgid "Fra kommunen blev opmærksom"
msgstr "From when the municipality became aware"

#: site/templates/desk/clocks.html
msgid "Hjælpen begyndte"
msgstr "Help began"

#: site/templates/desk/compare.html
#, python-format
msgid "Samme sag under en anden lov: %(child)s"
msgstr "The same case under another law: %(child)s"

#: site/templates/desk/compare.html
msgid "Hvad ville de samme handlinger udløse under"
msgstr "What would the same acts bring about under"

#: site/templates/desk/compare.html
msgid "Sammenlign"
msgstr "Compare"

#: site/templates/desk/compare.html
msgid "Hvad kan sammenligningen ikke sige?"
msgstr "What can the comparison not say?"

#: site/templates/desk/compare.html
msgid "Det, der ikke er gjort, udløser intet. Listerne er det mindste, loven ville have bedt om, ikke et bud på, hvordan sagen var gået."
msgstr "What was not done brings nothing about. The lists are the least that the law would have asked, not a forecast of how the case would have gone."

#: site/templates/desk/compare.html
msgid "»Ved vi ikke« står, hvor sagen har været fritaget: ingen skulle registrere det, så det kan være gjort. Det er ikke et brud."
msgstr "“Not known” stands where the case was exempt: nobody had to record it, so it may have been done. It is no breach."

#: site/templates/desk/compare.html
msgid "Disse handlinger nævner bestemmelser i en anden lov, så de kan have udløst for lidt:"
msgstr "These acts name provisions of another law, so they may have brought about too little:"

#: site/templates/desk/compare.html
#, python-format
msgid "Pligter, der var opstået %(at)s."
msgstr "Duties that had come about on %(at)s."

#: site/templates/desk/compare.html
#, python-format
msgid "Kun nu: %(law)s"
msgstr "Only now: %(law)s"

#: site/templates/desk/compare.html
msgid "Intet, som den anden ikke også beder om."
msgstr "Nothing that the other doesn't ask for as well."

#: site/templates/desk/compare.html
#, python-format
msgid "Kun under: %(law)s"
msgstr "Only under: %(law)s"

#: site/templates/desk/compare.html
msgid "Begge beder om det, men ikke ens"
msgstr "Both ask for it, but not alike"

#: site/templates/desk/compare.html
msgid "Nu"
msgstr "Now"

#
#: site/templates/desk/compare.html
msgid "Intet."
msgstr "Nothing."

#: site/templates/desk/compare.html
msgid "Begge beder om det samme"
msgstr "Both ask for the same"

#: site/templates/desk/cover.html
msgid "Dækning ved fravær"
msgstr "Cover during absence"

#: site/templates/desk/cover.html
msgid "Aftalt nu"
msgstr "Arranged now"

#: site/templates/desk/cover.html
#, python-format
msgid "%(who)s dækker for %(away)s"
msgstr "%(who)s covers for %(away)s"

#: site/templates/desk/cover.html
msgid "ikke begyndt"
msgstr "not begun"

#: site/templates/desk/cover.html
#, python-format
msgid "Fra %(since)s til og med %(until)s"
msgstr "From %(since)s until and including %(until)s"

#: site/templates/desk/cover.html
msgid "Afslut nu"
msgstr "End now"

#: site/templates/desk/cover.html
msgid "Ingen dækker for nogen i dine enheder."
msgstr "Nobody covers for anybody in your units."

#: site/templates/desk/cover.html
msgid "Aftal dækning"
msgstr "Arrange cover"

#: site/templates/desk/covered.html site/templates/desk/worklist.html
msgid "Der er ingen opgaver lige nu."
msgstr "There are no tasks right now."

#: site/templates/desk/covered.html
msgid "Åbne sager"
msgstr "Open cases"

#: site/templates/desk/covered.html site/templates/desk/overview.html
#, python-format
msgid "siden %(opened)s"
msgstr "since %(opened)s"

#: site/templates/desk/drafts.html
msgid "Kladder"
msgstr "Drafts"

#: site/templates/desk/drafts.html site/templates/desk/today.html
msgid "Dine kladder"
msgstr "Your drafts"

#: site/templates/desk/drafts.html
msgid "Det, du har skrevet og ikke gemt i sagen endnu. Kun du kan se det. En kladde slettes, når du gemmer i sagen."
msgstr "What you have written and not saved in a case yet. Only you can see it. A draft is deleted when you save in the case."

#: site/templates/desk/drafts.html
msgid "Du har ingen kladder."
msgstr "You have no drafts."

#: site/templates/desk/drafts.html
msgid "Ældre end 30 dage"
msgstr "Older than 30 days"

#: site/templates/desk/drafts.html
msgid "Skal de gemmes i sagen, eller kan de slettes?"
msgstr "Are they to be saved in the case, or can they be deleted?"

#: site/templates/desk/drafts.html
msgid "Slet alle de gamle"
msgstr "Delete all the old ones"

#: site/templates/desk/drafts.html
msgid "Sager, du ikke længere har"
msgstr "Cases that you no longer have"

#: site/templates/desk/drafts.html
msgid "Din tekst er ikke gemt i nogen sag. Kopiér den, og giv den til den, der har sagen nu, eller slet den."
msgstr "Your text is not saved in any case. Copy it and give it to whoever has the case now, or delete it."

#: site/templates/desk/drafts.html
msgid "Slet teksten"
msgstr "Delete the text"

#: site/templates/desk/family.html
#, python-format
msgid "Familien omkring %(child)s"
msgstr "The family around %(child)s"

#: site/templates/desk/family.html
msgid "Hvem er med?"
msgstr "Who is involved?"

#: site/templates/desk/family.html
msgid "Bisidder:"
msgstr "Companion:"

#: site/templates/desk/family.html
msgid "Søskendes sager"
msgstr "Siblings' cases"

#: site/templates/desk/family.html
msgid "Ingen søskende, som du kan se."
msgstr "No siblings that you can see."

#: site/templates/desk/family.html
msgid "Hvem kommer næste gang?"
msgstr "Who comes next?"

#: site/templates/desk/family.html
msgid "Ingen møder er aftalt."
msgstr "No meeting is planned."

#: site/templates/desk/family.html
msgid "Hvem har været i kontakt?"
msgstr "Who was in contact lately?"

#: site/templates/desk/family.html site/templates/desk/sheet.html
#: site/templates/parts/meeting.html
msgid "Med"
msgstr "With"

#: site/templates/desk/family.html site/templates/desk/sheet.html
msgid "Ingen samtaler, besøg eller møder endnu."
msgstr "No talks, visits or meetings yet."

#: site/templates/desk/fetch.html
msgid "Hele sagen i én fil: forløbet, personerne, og hvad loven bad om. At du henter den, bliver noteret i sagens læselog."
msgstr "The whole case in one file: what happened, the people, and what the law asked. Your download is noted in the case's read log."

#: site/templates/desk/fetch.html
msgid "Hvad skal den bruges til?"
msgstr "What is it to be used for?"

#: site/templates/desk/fetch.html
msgid "Ved aktindsigt"
msgstr "For access to file"

#: site/templates/desk/fetch.html
msgid "En privat underretters navn, alle CPR-numre, adresser og skoler og barnets egne ord er ikke med. Læs filen igennem, før den gives videre: oplysninger om andre i fritekst er ikke sorteret fra."
msgstr "A private notifier's name, all civil registration numbers, addresses and schools, and the child's own words are left out. Read the file through before it is passed on: what free text says of others is not sorted out."

#: site/templates/desk/fetch.html
msgid "Dokumenter"
msgstr "Documents"

#: site/templates/desk/fetch.html
msgid "De er ikke i filen og hentes for sig. Et billede hentes her uden oplysninger om sted, tid og kamera; i sagen ligger det, som det blev modtaget."
msgstr "They are not in the file and are downloaded one by one. A picture is downloaded here without where, when and with which camera it was taken; in the case it stays as it was received."

#: site/templates/desk/fetch.html
msgid "renset kopi"
msgstr "cleaned copy"

#: site/templates/desk/fetch.html
msgid "Kan ikke renses: det kan sige, hvor og med hvad det er taget. Gem det som JPEG, før du giver det videre."
msgstr "Can't be cleaned: it may say where and with what it was taken. Save it as JPEG before you hand it on."

#: site/templates/desk/fetch.html
msgid "Barnets egne ord, som du har gennemgået, og som må komme med:"
msgstr "The child's own words that you have looked at and that may come along:"

#: site/templates/desk/fetch.html site/templates/desk/rules.html
#: site/templates/front/experiment.html
msgid "Hent som PDF"
msgstr "Download as PDF"

#: site/templates/desk/fetch.html
msgid "Hent som JSON"
msgstr "Download as JSON"

#: site/templates/desk/forwarded.html
msgid "Underretning sendt videre"
msgstr "Notification sent on"

#: site/templates/desk/forwarded.html
msgid "Til"
msgstr "To"

#: site/templates/desk/forwarded.html site/templates/parts/narrow.html
msgid "Fra"
msgstr "From"

#: site/templates/desk/forwarded.html
#, python-format
msgid "%(name)s Kommune"
msgstr "%(name)s Municipality"

#: site/templates/desk/forwarded.html
msgid "Sendt"
msgstr "Sent"

#: site/templates/desk/forwarded.html site/templates/front/notify.html
msgid "Barnet"
msgstr "The child"

#: site/templates/desk/forwarded.html
msgid "Født"
msgstr "Born"

#: site/templates/desk/forwarded.html
msgid "Adresse"
msgstr "Address"

#: site/templates/desk/forwarded.html
msgid "Skete"
msgstr "Happened"

#: site/templates/desk/forwarded.html site/templates/parts/entry.html
#, python-format
msgid "kommunen fik det at vide %(known)s"
msgstr "the municipality learned of it %(known)s"

#: site/templates/desk/forwarded.html
msgid "Vi har modtaget denne underretning om et barn, der bor hos jer, og sender den videre til jer."
msgstr "We received this notification about a child who lives with you, and send it on to you."

#: site/templates/desk/forwarded.html
msgid "Send siden sikkert, og ring, hvis barnet kan være i fare nu."
msgstr "Send the page securely, and phone if the child may be in danger now."

#: site/templates/desk/handed_over.html
msgid "Overdraget"
msgstr "Handed over"

#: site/templates/desk/handed_over.html
msgid "Sagerne er overdraget"
msgstr "The cases are handed over"

#: site/templates/desk/handed_over.html
#, python-format
msgid "%(giver)s har ikke længere disse sager."
msgstr "%(giver)s no longer has these cases."

#: site/templates/desk/handed_over.html
msgid "Ny rådgiver"
msgstr "New adviser"

#: site/templates/desk/handed_over.html
msgid "Nogle af dem hører nu til i en anden enhed, og dem kan du ikke længere åbne."
msgstr "Some of them now belong to another unit, and you can no longer open those."

#: site/templates/desk/handed_over.html
msgid "Overdrag flere"
msgstr "Hand over more"

#: site/templates/desk/handover.html
#, python-format
msgid "Overdrag sager fra %(name)s"
msgstr "Hand over cases from %(name)s"

#: site/templates/desk/handover.html
msgid "Vælg en anden"
msgstr "Choose somebody else"

#: site/templates/desk/handover.html
msgid "Der er sket noget i sagerne imens"
msgstr "Something has happened in the cases meanwhile"

#: site/templates/desk/handover.html
msgid "Intet er gemt endnu. Listen herunder er, som den ser ud nu. Dine valg og din tekst står her stadig: se dem efter, og tryk igen."
msgstr "Nothing is saved yet. The list below is as it looks now. Your choices and your text are still here: check them, and press again."

#: site/templates/desk/handover.html
msgid "Overdrag de valgte"
msgstr "Hand over the chosen ones"

#: site/templates/desk/handover.html
msgid "Vælg alle"
msgstr "Choose all"

#: site/templates/desk/handover.html
msgid "Vælg ingen"
msgstr "Choose none"

#: site/templates/desk/handover.html
msgid "Hvilke sager?"
msgstr "Which cases?"

#: site/templates/desk/handover.html
msgid "Vægt"
msgstr "Weight"

#: site/templates/desk/handover.html
#, python-format
msgid "%(name)s kan ikke længere åbne sagerne, når de er overdraget. Er det kun for en tid, så aftal dækning i stedet."
msgstr "%(name)s can no longer open the cases once they are handed over. If it is only for a while, arrange cover instead."

#: site/templates/desk/handover.html
msgid "Der er ingen åbne sager i dine enheder."
msgstr "There are no open cases in your units."

#: site/templates/desk/handover_from.html
msgid "Giv en rådgivers sager videre: én, nogle eller alle. De skifter rådgiver i samme øjeblik."
msgstr "Pass an adviser's cases on: one, some or all. They change adviser at the same moment."

#: site/templates/desk/handover_from.html
msgid "Fra hvem?"
msgstr "From whom?"

#: site/templates/desk/handover_from.html
msgid "Ingen har åbne sager i dine enheder."
msgstr "Nobody has open cases in your units."

#: site/templates/desk/intake.html
msgid "Underretninger og henvendelser, der endnu ikke er givet til en rådgiver. Det, der haster mest, står først."
msgstr "Notifications and requests that no adviser has yet. The most urgent comes first."

#: site/templates/desk/intake.html
msgid "time"
msgstr "hour"

#: site/templates/desk/intake.html
msgid "timer"
msgstr "hours"

#: site/templates/desk/intake.html
msgid "min."
msgstr "min."

#: site/templates/desk/intake.html
msgid "om"
msgstr "in"

#: site/templates/desk/intake.html
msgid "over"
msgstr "over"

#: site/templates/desk/intake.html
#, python-format
msgid "Også underrettet %(days)s"
msgstr "Also notified %(days)s"

#: site/templates/desk/intake.html
msgid "Tal ikke med forældrene først"
msgstr "Don't talk to the parents first"

#: site/templates/desk/intake.html
msgid "Fare nu, skriver underretteren"
msgstr "Danger now, says the notifier"

#: site/templates/desk/intake.html
msgid "Der er ingen nye underretninger lige nu."
msgstr "There are no new notifications right now."

#: site/templates/desk/intake.html
msgid "Fristen er overskredet:"
msgstr "The deadline has passed:"

#: site/templates/desk/kept.html
msgid "Din tekst er ikke gemt"
msgstr "Your text is not saved"

#: site/templates/desk/kept.html
msgid "Sagen er ikke længere din, eller det, du ville ændre, er ændret imens. Intet er gemt. Kopiér din tekst, og find sagen igen. Står den ikke i din liste, så bed din leder om adgang."
msgstr "The case is no longer yours, or what you wanted to change was changed meanwhile. Nothing is saved. Copy your text and find the case again. If it is not in your list, ask your leader for access."

#: site/templates/desk/kept.html
msgid "Det gælder en sag, som du ikke må skrive i. Intet er gemt. Kopiér din tekst, og bed din leder om adgang, eller bed sagens rådgiver om at skrive det."
msgstr "It concerns a case that you may not write in. Nothing is saved. Copy your text and ask your leader for access, or ask the case's adviser to write it."

#: site/templates/desk/kept.html
msgid "Din tekst"
msgstr "Your text"

#: site/templates/desk/kept.html
msgid "Til dine sager"
msgstr "To your cases"

#: site/templates/desk/overview.html
msgid "Det, der haster mest i dine enheder, står først. Hver linje åbner pligten i sagen."
msgstr "The most urgent in your units comes first. Each line opens the duty in its case."

#: site/templates/desk/overview.html
#, python-format
msgid "<strong>Forsøget »%(title)s« gælder ikke.</strong> Godkendelsen er ændret, siden kommunen tog forsøget i brug. Sagerne følger almindelig lov, til den nye udgave er taget i brug."
msgstr "<strong>The experiment “%(title)s” does not apply.</strong> Its approval has changed since the municipality adopted it. Cases follow ordinary law until the new version is adopted."

#: site/templates/desk/overview.html
#, python-format
msgid "<strong>Forsøget »%(title)s« gælder ikke endnu.</strong> Kommunen er godkendt til det, men har ikke taget det i brug. Sagerne følger almindelig lov."
msgstr "<strong>The experiment “%(title)s” does not apply yet.</strong> The municipality is approved for it but has not adopted it. Cases follow ordinary law."

#: site/templates/desk/overview.html
msgid "Er det ikke meningen, så bed den, der driver Frirum for jer, om at få det rettet i dag."
msgstr "If this is not what you meant, ask whoever runs Frirum for you to put it right today."

#: site/templates/desk/overview.html
msgid "Intet er over fristen."
msgstr "Nothing is overdue."

#: site/templates/desk/overview.html
msgid "Der er flere: se dem alle under Opgaver"
msgstr "There are more: see them all under Tasks"

#: site/templates/desk/overview.html
msgid "Ikke fordelt endnu"
msgstr "Not assigned yet"

#: site/templates/desk/overview.html
msgid "Se dem med deres frister i Modtagelsen"
msgstr "See them with their deadlines in the intake"

#: site/templates/desk/overview.html
msgid "Alle sager har en rådgiver."
msgstr "Every case has an adviser."

#: site/templates/desk/rules.html
msgid "Tilbage til sagen"
msgstr "Back to the case"

#: site/templates/desk/rules.html
msgid "Til familien: vis siden, eller giv dem den på papir."
msgstr "For the family: show the page, or give it to them on paper."

#: site/templates/desk/rules.html site/templates/front/experiment.html
msgid "Print"
msgstr "Print"

#: site/templates/desk/search.html
msgid "Navn, CPR-nummer, fødselsdag eller ord fra en sag"
msgstr "Name, civil registration number, birth date, or words from a case"

#: site/templates/desk/search.html
msgid "Der søges kun i det, du må se. Skriv hele navne; stavemåden behøver ikke være præcis."
msgstr "Only what you may see is searched. Write whole names; the spelling need not be exact."

#: site/templates/desk/search.html
msgid "Intet fundet i det, du må se. Prøv færre ord, eller hele navnet."
msgstr "Nothing found in what you may see. Try fewer words, or the whole name."

#: site/templates/desk/search.html
msgid "Personer"
msgstr "People"

#: site/templates/desk/search.html
msgid "I det, der er skrevet"
msgstr "In what is written"

#: site/templates/desk/search.html
#, python-format
msgid "Ord søges i dine %(most)s nyeste åbne sager. Sager og personer søges i dem alle."
msgstr "Words are searched for in your %(most)s newest open cases. Cases and people are searched for in all of them."

#: site/templates/desk/search.html
msgid "Ord søges i dine åbne sager. Sager og personer søges også i de afsluttede."
msgstr "Words are searched for in your open cases. Cases and people are searched for in the closed ones too."

#: site/templates/desk/sheet.html
#, python-format
msgid "Mødeark: %(child)s"
msgstr "Meeting sheet: %(child)s"

#: site/templates/desk/sheet.html
msgid "Arket fylder ét stykke papir. Udskriv det fra browseren."
msgstr "The sheet fits on one piece of paper. Print it from the browser."

#: site/templates/desk/sheet.html
msgid "Mål, der gælder"
msgstr "Goals in force"

#: site/templates/desk/sheet.html
msgid "Ingen mål er aftalt."
msgstr "No goals are agreed."

#: site/templates/desk/sheet.html
msgid "Seneste ændring i indsatsen"
msgstr "Last change of the effort"

#: site/templates/desk/sheet.html
msgid "Ingen indsats er begyndt."
msgstr "No effort has begun."

#: site/templates/desk/sheet.html
msgid "Det skal ske, og hvorfor"
msgstr "What is due, and why"

#: site/templates/desk/sheet.html
msgid "Der er flere på sagen."
msgstr "There are more in the case."

#: site/templates/desk/sheet.html
msgid "Ingen er registreret."
msgstr "Nobody is registered."

#: site/templates/desk/sheet.html
msgid "De seneste samtaler"
msgstr "The last talks"

#: site/templates/desk/sheet.html
msgid "Næste møde:"
msgstr "Next meeting:"

#: site/templates/desk/sheet.html
msgid "Til noter"
msgstr "For notes"

#: site/templates/desk/shortcuts.html site/templates/parts/who.html
msgid "Genveje"
msgstr "Shortcuts"

#: site/templates/desk/shortcuts.html
msgid "Genveje på tastaturet"
msgstr "Keyboard shortcuts"

#: site/templates/desk/shortcuts.html
msgid "Du kan altid bruge Tab og Enter i stedet. En enkelt tast gør intet, mens du skriver i et felt."
msgstr "You can always use Tab and Enter instead. A single key does nothing while you write in a field."

#: site/templates/desk/shortcuts.html
msgid "Overalt"
msgstr "Everywhere"

#: site/templates/desk/shortcuts.html
msgid "På en sag"
msgstr "On a case"

#: site/templates/desk/shortcuts.html
msgid "I en formular"
msgstr "In a form"

#: site/templates/desk/shortcuts.html
msgid "Slå enkelttaster fra på denne maskine"
msgstr "Turn single keys off on this machine"

#: site/templates/desk/shortcuts.html
msgid "Slå enkelttaster til på denne maskine"
msgstr "Turn single keys on on this machine"

#: site/templates/desk/today.html
msgid "Skal ske i dag"
msgstr "Due today"

#: site/templates/desk/today.html
msgid "Ingen frister i dag."
msgstr "Nothing is due today."

#: site/templates/desk/today.html
msgid "Inden for en uge"
msgstr "Within a week"

#: site/templates/desk/today.html
msgid "Ingen frister i de næste syv dage."
msgstr "Nothing is due in the next seven days."

#: site/templates/desk/today.html
msgid "Der er flere. Se alle opgaver"
msgstr "There are more. See all tasks"

#: site/templates/desk/today.html
msgid "Møder i dag"
msgstr "Meetings today"

#: site/templates/desk/today.html
msgid "Ingen møder i dag."
msgstr "No meetings today."

#: site/templates/desk/today.html
msgid "De næste syv dage"
msgstr "The next seven days"

#: site/templates/desk/today.html
msgid "Uden referat"
msgstr "Without minutes"

#: site/templates/desk/today.html
msgid "Blev mødet ikke til noget, så skriv »Møde aflyst« i sagen."
msgstr "If the meeting came to nothing, record “Meeting cancelled” in the case."

#: site/templates/desk/today.html
msgid "Alle dine kladder"
msgstr "All your drafts"

#: site/templates/desk/today.html
msgid "Svar på dine indstillinger"
msgstr "Answers to your proposals"

#: site/templates/desk/today.html
msgid "Nyt fra andre i dine sager"
msgstr "News from others in your cases"

#: site/templates/desk/today.html
#, python-format
msgid "siden dit sidste besøg %(since)s"
msgstr "since your last visit %(since)s"

#: site/templates/desk/today.html
msgid "Intet nyt."
msgstr "Nothing new."

#: site/templates/desk/worklist.html
msgid "Det, der haster mest, står først."
msgstr "The most urgent comes first."

#: site/templates/desk/worklist.html
msgid "Ingen opgaver passer."
msgstr "No task fits."

#: site/templates/desk/worklist.html site/templates/parts/filters.html
msgid "Vis alle"
msgstr "Show all"

#: site/templates/front/child.html
msgid "Fortæl os det"
msgstr "Tell us"

#: site/templates/front/child.html
msgid "Er noget svært? Vi er voksne, der hjælper børn. Det er ikke din skyld."
msgstr "Is something hard? We are grown-ups who help children. It is not your fault."

#: site/templates/front/child.html
msgid "Det blev ikke sendt. Det, du skrev, står her endnu. Prøv igen, eller ring 116 111."
msgstr "It was not sent. What you wrote is still here. Try again, or call 116 111."

#: site/templates/front/child.html
msgid "Kommer der nogen?"
msgstr "Is somebody coming?"

#: site/templates/front/child.html
msgid "Tryk på den røde knap, eller tryk på Esc. Så er siden her væk. Så viser vi vejret."
msgstr "Press the red button, or press Esc. Then this page is gone. Then we show the weather."

#: site/templates/front/child.html
msgid "Vi gemmer ikke noget her på skærmen. Du skal selv trykke på Send."
msgstr "We keep nothing here on the screen. You must press Send yourself."

#: site/templates/front/child.html
msgid "Men én ting kan vi ikke slette. Din mobil eller pc har en liste over de sider, du har set. Den husker også, hvem du ringer til. Det kan andre måske se. Er du i tvivl, så lån en mobil. Eller sig det til en voksen, du er tryg ved."
msgstr "But one thing we can't delete. Your phone or computer has a list of the pages you have seen. It also remembers whom you call. Others may see that. If you are in doubt, borrow a phone. Or tell a grown-up you feel safe with."

#: site/templates/front/child.html
msgid "Din skærm kan ikke skjule alt. Luk hele vinduet, når du er færdig."
msgstr "Your screen can't hide everything. Close the whole window when you are done."

#: site/templates/front/child.html
msgid "Hvad er der sket?"
msgstr "What has happened?"

#: site/templates/front/child.html
msgid "Vælg et billede. Du må gerne tage flere."
msgstr "Choose a picture. You may take more than one."

#: site/templates/front/child.html
msgid "Skriv her, hvis du vil"
msgstr "Write here if you like"

#: site/templates/front/child.html
msgid "Er det farligt for dig lige nu?"
msgstr "Is it dangerous for you right now?"

#: site/templates/front/child.html
msgid "Ja. Så ring også 112."
msgstr "Yes. Then call 112 too."

#: site/templates/front/child.html
msgid "Du må godt lade være med at svare. Men så er det svært for os at finde dig."
msgstr "You may leave this out. But then it is hard for us to find you."

#: site/templates/front/child.html
msgid "Hvad hedder du?"
msgstr "What is your name?"

#: site/templates/front/child.html
msgid "Hvor gammel er du?"
msgstr "How old are you?"

#: site/templates/front/child.html
msgid "Din skole og klasse"
msgstr "Your school and class"

#: site/templates/front/child.html
msgid "Hvordan må vi få fat i dig?"
msgstr "How may we reach you?"

#: site/templates/front/child.html
msgid "Skriv kun det, der er trygt for dig."
msgstr "Write only what is safe for you."

#: site/templates/front/child.html
msgid "Din mobil"
msgstr "Your phone"

#: site/templates/front/child.html
msgid "Hvornår må vi ringe?"
msgstr "When may we call?"

#: site/templates/front/child.html
msgid "Er der en voksen, du er tryg ved? Det kan være en lærer."
msgstr "Is there a grown-up you feel safe with? It can be a teacher."

#: site/templates/front/child.html
msgid "Må vi tale med din mor eller far, før vi taler med dig?"
msgstr "May we talk to your mum or dad before we talk to you?"

#: site/templates/front/child.html
msgid "Nej, tal med mig først"
msgstr "No, talk to me first"

#: site/templates/front/child.html
msgid "Ja, det må I godt"
msgstr "Yes, you may"

#: site/templates/front/child.html
msgid "Svarer du ikke, vil vi helst tale med dig først."
msgstr "If you don't answer, we would rather talk to you first."

#: site/templates/front/child.html
msgid "Vi læser det, du skriver. Vi må sige det til andre voksne, hvis det kan hjælpe dig."
msgstr "We read what you write. We may tell other grown-ups if that can help you."

#: site/templates/front/child.html
msgid "Send"
msgstr "Send"

#: site/templates/front/child_frame.html
msgid "Information"
msgstr "Information"

#: site/templates/front/child_frame.html
msgid "Luk siden hurtigt"
msgstr "Leave this page quickly"

#: site/templates/front/child_sent.html
msgid "Tak, fordi du skrev"
msgstr "Thank you for writing"

#: site/templates/front/child_sent.html
msgid "Er det farligt nu? Så ring 112."
msgstr "Is it dangerous now? Then call 112."

#: site/templates/front/child_sent.html
msgid "Vent ikke på os."
msgstr "Don't wait for us."

#: site/templates/front/child_sent.html
msgid "Det var godt gjort. Det er ikke din skyld."
msgstr "Well done. It is not your fault."

#: site/templates/front/child_sent.html site/templates/front/receipt.html
msgid "Hvad sker der nu?"
msgstr "What happens now?"

#: site/templates/front/child_sent.html
msgid "En voksen læser det snart."
msgstr "A grown-up will read it soon."

#: site/templates/front/child_sent.html
#, python-format
msgid "Det sker senest %(by)s."
msgstr "By %(by)s at the latest."

#: site/templates/front/child_sent.html
msgid "Så ser vi, hvordan vi kan hjælpe."
msgstr "Then we will see how we can help."

#: site/templates/front/child_sent.html
msgid "Har du skrevet, hvor du er, så prøver vi at tale med dig."
msgstr "If you have written where you are, we will try to talk with you."

#: site/templates/front/child_sent.html
msgid "Du kan skrive igen, når du vil. Ring, hvis det ikke kan vente."
msgstr "You can write again when you like. Call if it can't wait."

#: site/templates/front/child_sent.html
msgid "Tryk på den røde knap, når du er færdig. Så er siden her væk."
msgstr "Press the red button when you are done. Then this page is gone."

#: site/templates/front/experiment.html
msgid "Se, hvad der gælder den"
msgstr "See what applies on"

#: site/templates/front/experiment.html site/templates/parts/filters.html
#: site/templates/parts/narrow.html
msgid "Vis"
msgstr "Show"

#: site/templates/front/experiment.html
msgid "Forsøgets egne regler, én for én"
msgstr "The experiment's own rules, one by one"

#: site/templates/front/experiments.html
msgid "Nogle kommuner prøver nye måder at hjælpe børn og familier på. Her står for hvert forsøg, hvad det ændrer, for hvem og hvor længe."
msgstr "Some municipalities try new ways of helping children and families. Here you can read, for each experiment, what it changes, for whom and for how long."

#: site/templates/front/experiments.html
msgid "Forsøg"
msgstr "Experiments"

#: site/templates/front/experiments.html
msgid "Der er ingen forsøg her. De almindelige regler gælder."
msgstr "There are no experiments here. The ordinary rules apply."

#: site/templates/front/law.html
msgid "Hver regel står her i almindelige ord, sammen med det, den gør i Frirum, de eksempler, den er prøvet med, og det, vi er i tvivl om."
msgstr "Each rule stands here in plain words, with what it does in Frirum, the examples that prove it, and what we are in doubt about."

#: site/templates/front/law.html
msgid "Ordene er vores egne, ikke lovens. En bestemmelse, som nogen har holdt op mod lovteksten, siger hvem og hvornår. Resten er parafraser."
msgstr "The words are our own, not the law's, and in Danish. A provision that somebody has held against the official text says who did, and when. The others are paraphrases."

#
#: site/templates/front/law.html
msgid "Søg i loven"
msgstr "Search the law"

#: site/templates/front/law.html
msgid "Ord eller paragraf, for eksempel »underretning« eller »§ 50«"
msgstr "Words or a section, for example “underretning” or “§ 50”"

#: site/templates/front/law.html
msgid "Skriv ikke navne eller andet om en sag. Her findes kun regler."
msgstr "Write no names, nor anything else of a case. Only rules are found here."

#: site/templates/front/law.html
#, python-format
msgid "%(n)s bestemmelse"
msgid_plural "%(n)s bestemmelser"
msgstr[0] "%(n)s provision"
msgstr[1] "%(n)s provisions"

#: site/templates/front/law.html
msgid "Ingen bestemmelse har alle ordene. Prøv færre eller kortere ord."
msgstr "No provision has all of these words. Try fewer or shorter ones."

#: site/templates/front/law.html
msgid "Love"
msgstr "Acts"

#: site/templates/front/law.html
#, python-format
msgid "%(n)s regel"
msgid_plural "%(n)s regler"
msgstr[0] "%(n)s rule"
msgstr[1] "%(n)s rules"

#
#: site/templates/front/law.html
msgid "Forsøg: det, der træder i stedet"
msgstr "Experiments: what takes the law's place"

#: site/templates/front/law.html site/templates/front/open_questions.html
#: site/templates/parts/law_links.html
msgid "Åbne spørgsmål"
msgstr "Open questions"

#: site/templates/front/law.html
#, python-format
msgid "Ét spørgsmål er ikke afklaret."
msgid_plural "%(n)s spørgsmål er ikke afklaret."
msgstr[0] "One question is not settled."
msgstr[1] "%(n)s questions are not settled."

#: site/templates/front/law.html
msgid "Hvert står ved sin bestemmelse og samlet på én side."
msgstr "Each stands with its provision, and all on one page."

#
#: site/templates/front/law.html
msgid "Se dem alle"
msgstr "See them all"

#: site/templates/front/notify.html
msgid "Underretning"
msgstr "Notification"

#: site/templates/front/notify.html
#, python-format
msgid "Underret %(name)s Kommune om et barn"
msgstr "Notify %(name)s Municipality about a child"

#: site/templates/front/notify.html
msgid "Skriv, hvad der bekymrer dig. Du behøver ikke være sikker, og du behøver ikke vide alt."
msgstr "Write what worries you. You needn't be sure, and you needn't know everything."

#: site/templates/front/notify.html
msgid "Send underretningen"
msgstr "Send the notification"

#: site/templates/front/notify.html
msgid "Hvem er du bekymret for?"
msgstr "Whom are you worried about?"

#: site/templates/front/notify.html
msgid "Skriv det, du ved. CPR-nummer eller fødselsdato hjælper os med at finde det rigtige barn."
msgstr "Write what you know. A civil registration number or a birth date helps us to find the right child."

#: site/templates/front/notify.html
#, python-format
msgid "Barn %(n)s"
msgstr "Child %(n)s"

#: site/templates/front/notify.html
#, python-format
msgid "Fjern barn %(n)s"
msgstr "Remove child %(n)s"

#: site/templates/front/notify.html
msgid "Tilføj et barn mere"
msgstr "Add another child"

#: site/templates/front/notify.html
msgid "Er svaret ja: Ring 112 først."
msgstr "If yes: call 112 first."

#: site/templates/front/notify.html
msgid "Ring 112"
msgstr "Call 112"

#: site/templates/front/notify.html
msgid "Send så underretningen."
msgstr "Then send the notification."

#: site/templates/front/notify.html
msgid "Er svaret ja: Fortæl det ikke til forældrene først."
msgstr "If yes: don't tell the parents first."

#: site/templates/front/notify.html
msgid "Vent, til kommunen og politiet har talt sammen. Tør barnet ikke gå hjem, så ring nu:"
msgstr "Wait until the municipality and the police have talked. If the child is afraid to go home, call now:"

#: site/templates/front/notify.html
msgid "hvis det haster."
msgstr "if it can't wait."

#: site/templates/front/notify.html
msgid "Forældrene får som hovedregel at vide, at der er kommet en underretning, og hvem den kommer fra."
msgstr "As a rule the parents are told that there is a notification, and from whom."

#: site/templates/front/open_questions.html
#, python-format
msgid "Ét spørgsmål om loven er ikke afklaret."
msgid_plural "%(n)s spørgsmål om loven er ikke afklaret."
msgstr[0] "One question of law is not settled."
msgstr[1] "%(n)s questions of law are not settled."

#: site/templates/front/open_questions.html
msgid "Indtil nogen med forstand på det svarer, gælder den antagelse, der står i spørgsmålet. Hvert spørgsmål står også ved de pligter, det rører."
msgstr "Until somebody who knows answers, the assumption that the question states is used. Each question also stands with the duties that it touches."

#: site/templates/front/open_questions.html site/templates/front/provision.html
#: site/templates/front/receipt.html site/templates/front/statute.html
msgid "Print eller gem som PDF"
msgstr "Print or save as PDF"

#
#: site/templates/front/provision.html
msgid "Bestemmelsen"
msgstr "The provision"

#: site/templates/front/provision.html
msgid "Bestemmelsen har ingen regel i Frirum: den er grundlag for handlinger."
msgstr "The provision has no rule in Frirum: it is the legal basis of acts."

#: site/templates/front/provision.html
msgid "Eksempler"
msgstr "Examples"

#: site/templates/front/provision.html
msgid "Reglerne er prøvet med hvert af dem. Går et eksempel i stykker, kan loven ikke tages i brug."
msgstr "The rules are tried with each of them. Where an example breaks, the law can't be put to use."

#: site/templates/front/receipt.html
msgid "Tak for din underretning"
msgstr "Thank you for your notification"

#: site/templates/front/receipt.html
msgid "Ring 112, hvis barnet er i fare nu."
msgstr "Call 112 if the child is in danger now."

#: site/templates/front/receipt.html
msgid "Vi læser underretningen i dag, men vent ikke på os."
msgstr "We will read the notification today, but don't wait for us."

#: site/templates/front/receipt.html
msgid "Tak. Vi har modtaget din underretning"
msgstr "Thank you. We have received your notification"

#: site/templates/front/receipt.html
msgid "Din reference er"
msgstr "Your reference is"

#: site/templates/front/receipt.html
#, python-format
msgid "%(name)s Kommune modtog den %(received)s."
msgstr "%(name)s Municipality received it on %(received)s."

#: site/templates/front/receipt.html
msgid "Gem referencen, hvis du vil kunne henvise til underretningen senere. Kvitteringen viser ikke, hvad du skrev, eller hvem det handler om."
msgstr "Keep the reference if you want to refer to the notification later. The receipt shows neither what you wrote nor whom it is about."

#: site/templates/front/receipt.html
msgid "Sætter vi en undersøgelse eller hjælp i gang, får du som fagperson det at vide, medmindre særlige forhold taler imod. Vi må ikke fortælle mere om familien."
msgstr "If we begin an examination or help, you will be told so as a professional, unless special circumstances speak against it. We may not tell you more about the family."

#: site/templates/front/receipt.html
msgid "Ved du mere senere, så skriv en underretning igen. Hver underretning læses."
msgstr "If you learn more later, write again. Every notification is read."

#: site/templates/front/receipt.html
msgid "Du har ikke skrevet, hvordan vi når dig, så vi kan ikke skrive til dig. Denne side er din kvittering."
msgstr "You haven't written how to reach you, so we can't write to you. This page is your receipt."

#: site/templates/front/receipt.html
msgid "Var det på en delt computer? Så luk siden, når du har skrevet referencen ned. Kladden er allerede slettet."
msgstr "Was it on a shared computer? Then close the page once you have written down the reference. The draft is already deleted."

#: site/templates/front/receipt.html
msgid "Skriv en ny underretning"
msgstr "Write another notification"

#: site/templates/front/sign_in.html site/templates/front/start.html
msgid "Log ind"
msgstr "Sign in"

#: site/templates/front/sign_in.html
msgid "Brugernavn"
msgstr "User name"

#: site/templates/front/sign_in.html
msgid "Adgangskode"
msgstr "Password"

#: site/templates/front/start.html
msgid "Velkommen"
msgstr "Welcome"

#: site/templates/front/start.html
msgid "Frirum"
msgstr "Frirum"

#: site/templates/front/start.html
msgid "Fra bekymring til hjælp: et roligt overblik over, hvad loven beder om, hvornår og hvorfor."
msgstr "From concern to help: a calm view of what the law asks, by when and why."

#: site/templates/front/start.html
msgid "Er du bekymret for et barn?"
msgstr "Are you worried about a child?"

#: site/templates/front/start.html
msgid "Du kan underrette kommunen her. Du behøver ikke logge ind, og du behøver ikke være sikker."
msgstr "You can notify the municipality here. You needn't sign in, and you needn't be sure."

#: site/templates/front/start.html
#, python-format
msgid "Underret %(name)s Kommune"
msgstr "Notify %(name)s Municipality"

#: site/templates/front/start.html site/templates/parts/help_line.html
msgid "Er du selv barn eller ung?"
msgstr "Are you a child or a young person yourself?"

#: site/templates/front/start.html
msgid "Du kan fortælle os, hvis noget er svært. Der er en side til dig. Du behøver ikke sige, hvad du hedder."
msgstr "You can tell us if something is hard. There is a page for you. You needn't say your name."

#: site/templates/front/start.html
#, python-format
msgid "Fortæl det til %(name)s Kommune"
msgstr "Tell %(name)s Municipality"

#: site/templates/front/start.html
msgid "Gå ind som …"
msgstr "Enter as …"

#: site/templates/front/start.html
msgid "Alle personer her er opdigtede. Vælg, hvis arbejdsdag du vil se."
msgstr "Everybody here is invented. Choose whose working day you want to see."

#: site/templates/front/start.html
msgid "Arbejder du i kommunen?"
msgstr "Do you work for the municipality?"

#
#: site/templates/front/statute.html
#: site/templates/parts/provision_version.html
msgid "lovteksten"
msgstr "the official text"

#: site/templates/front/statute.html
msgid "Det her er forsøgets egne regler. Hvad det fritager for, står ved de bestemmelser, der er fraveget."
msgstr "These are the experiment's own rules. What it waives stands with the provisions that are set aside."

#: site/templates/front/statute.html
msgid "Indhold"
msgstr "Contents"

#: site/templates/front/statute.html
msgid "Versioner og eksempler"
msgstr "Versions and examples"

#: site/templates/parts/age_rule.html site/templates/parts/duty.html
msgid "Reglen"
msgstr "The rule"

#: site/templates/parts/age_rule.html site/templates/parts/duty.html
msgid "Kilde"
msgstr "Source"

#: site/templates/parts/age_rule.html site/templates/parts/doubts.html
#: site/templates/parts/duty.html site/templates/parts/provision_version.html
#: site/templates/parts/rule.html
msgid "Tvivl"
msgstr "Doubts"

#: site/templates/parts/ages.html
msgid "Fødselsdatoen er ikke kendt, så det kan ikke vises, hvad barnet selv kan ved sin alder."
msgstr "The birth date is not known, so what the child itself may do at its age can’t be shown."

#: site/templates/parts/ages.html
msgid "Loven giver ikke barnet særlige rettigheder ved denne alder."
msgstr "The law gives the child no particular rights at this age."

#: site/templates/parts/ages.html
msgid "Ophører:"
msgstr "Ends:"

#: site/templates/parts/apart.html
msgid "Skriv noget særligt for et af børnene"
msgstr "Write something for one of the children alone"

#: site/templates/parts/apart.html
msgid "Det, du skriver ovenfor, gælder alle de valgte børn. Her skriver du kun det, der er anderledes for ét barn. Det kommer kun i barnets egen sag."
msgstr "What you write above is for all the chosen children. Here you write only what is different for one child. It goes into that child’s own case alone."

#: site/templates/parts/child_help.html
msgid "Brug for hjælp nu?"
msgstr "Need help now?"

#: site/templates/parts/child_help.html
msgid "Her kan du tale med en voksen. Det er gratis. Du behøver ikke sige dit navn."
msgstr "Here you can talk with a grown-up. It costs nothing. You needn't say your name."

#: site/templates/parts/child_help.html
msgid "Ring her, hvis det er farligt lige nu."
msgstr "Call here if it is dangerous right now."

#: site/templates/parts/child_help.html
msgid "Her svarer kommunen dag og nat."
msgstr "Here the municipality answers day and night."

#: site/templates/parts/duty.html
msgid "efter almindelig lov:"
msgstr "under ordinary law:"

#: site/templates/parts/duty.html
msgid "Klokkeslættet mangler, så fristen på 24 timer kan ikke regnes ud."
msgstr "The time is missing, so the deadline of 24 hours can't be worked out."

#: site/templates/parts/duty.html
msgid "Skriv, hvornår kommunen fik det at vide"
msgstr "Say when the municipality learned of it"

#: site/templates/parts/duty.html
msgid "Fritaget ved"
msgstr "Waived by"

#: site/templates/parts/duty.html
msgid "Bemærk"
msgstr "Note"

#: site/templates/parts/duty.html
msgid "Lovændring"
msgstr "Change of law"

#: site/templates/parts/duty.html
msgid "Fordi"
msgstr "Because"

#: site/templates/parts/duty.html
msgid "Sådan er fristen regnet"
msgstr "How the deadline was counted"

#
#: site/templates/parts/duty.html site/templates/parts/rule.html
msgid "Hvad fjerner den?"
msgstr "What takes it away?"

#: site/templates/parts/duty_rows.html
msgid "Frist"
msgstr "Due"

#: site/templates/parts/duty_rows.html
msgid "Hvorfor"
msgstr "Why"

#: site/templates/parts/duty_rows.html
#, python-format
msgid "sidst skrevet i sagen %(day)s"
msgstr "last written in the case %(day)s"

#: site/templates/parts/entry.html
#, python-format
msgid "skrevet %(at)s"
msgstr "written %(at)s"

#: site/templates/parts/entry.html
#, python-format
msgid "også om %(who)s"
msgstr "also about %(who)s"

#: site/templates/parts/entry.html
msgid "se den nye"
msgstr "see the new one"

#: site/templates/parts/entry.html
msgid "Underretterens navn og kontakt vises ikke her."
msgstr "The name and contact of the notifier are not shown here."

#: site/templates/parts/entry.html
msgid "Vis billedet her"
msgstr "Show the picture here"

#: site/templates/parts/entry.html
msgid "Vis hele teksten"
msgstr "Show all of the text"

#: site/templates/parts/example.html
#, python-format
msgid "barnet er født %(day)s"
msgstr "the child was born %(day)s"

#: site/templates/parts/example.html
#, python-format
msgid "Sådan ser det ud %(at)s"
msgstr "How it stands %(at)s"

#: site/templates/parts/faults.html
msgid "Noget mangler"
msgstr "Something is missing"

#: site/templates/parts/faults.html
msgid "Intet er gemt endnu, og intet af det, du har skrevet, er gået tabt. Ret dette, og send igen:"
msgstr "Nothing is saved yet, and nothing that you wrote is lost. Correct this, and send again:"

#: site/templates/parts/field.html
msgid "(kan udelades)"
msgstr "(optional)"

#: site/templates/parts/field.html
msgid "Tag fluebenet væk for at lade en fil ude."
msgstr "Untick a file to leave it out."

#: site/templates/parts/field.html
msgid "Vælg filer"
msgstr "Choose files"

#: site/templates/parts/field.html
msgid "Filen sendes …"
msgstr "Sending the file …"

#: site/templates/parts/field.html
msgid "eller træk dem hertil, eller sæt dem ind."
msgstr "or drag them here, or paste them."

#: site/templates/parts/field.html
msgid "Tag et billede"
msgstr "Take a picture"

#: site/templates/parts/field.html
msgid "Vælg …"
msgstr "Choose …"

#: site/templates/parts/filters.html
msgid "Dine filtre"
msgstr "Your filters"

#: site/templates/parts/filters.html site/templates/parts/narrow.html
msgid "Alle"
msgstr "All"

#: site/templates/parts/filters.html
msgid "Slet filteret"
msgstr "Delete the filter"

#: site/templates/parts/filters.html
msgid "Vis kun nogle"
msgstr "Show only some"

#: site/templates/parts/filters.html
msgid "Gem filteret under et navn"
msgstr "Keep the filter by a name"

#: site/templates/parts/filters.html
msgid "Gem filteret"
msgstr "Keep the filter"

#: site/templates/parts/held.html
msgid "Afslut"
msgstr "End"

#: site/templates/parts/help_line.html site/templates/parts/help_now.html
msgid "Er et barn i fare nu?"
msgstr "Is a child in danger now?"

#: site/templates/parts/help_line.html
msgid "Børnetelefonen"
msgstr "Børnetelefonen (the children's helpline)"

#: site/templates/parts/help_line.html
msgid "Skriv en underretning"
msgstr "Write a notification"

#: site/templates/parts/help_now.html
msgid "Er et barn i fare lige nu?"
msgstr "Is a child in danger right now?"

#: site/templates/parts/help_now.html
msgid "når det haster: politi eller ambulance"
msgstr "when it can't wait: police or ambulance"

#: site/templates/parts/help_now.html
msgid "Børnetelefonen, hvis du selv er barn eller ung"
msgstr "Børnetelefonen, if you are a child or a young person yourself"

#: site/templates/parts/invented.html
msgid "Om data"
msgstr "About the data"

#: site/templates/parts/invented.html
msgid "Opdigtede data"
msgstr "Invented data"

#: site/templates/parts/invented.html
msgid "ingen af personerne findes"
msgstr "none of these people exist"

#: site/templates/parts/invented.html
#, python-format
msgid "I demoen er det %(now)s"
msgstr "In the demo it is %(now)s"

#
#: site/templates/parts/law_links.html
msgid "Lovens sider"
msgstr "Pages of the law"

#: site/templates/parts/law_links.html
msgid "Love og forsøg"
msgstr "Acts and experiments"

#: site/templates/parts/leading.html
msgid "Ledelse"
msgstr "Management"

#: site/templates/parts/likely.html
msgid "Ligner:"
msgstr "Looks like:"

#: site/templates/parts/likely.html
msgid "Er det én, kommunen kender i forvejen?"
msgstr "Is it somebody the municipality knows already?"

#: site/templates/parts/likely.html
#, python-format
msgid "Ja, det er %(name)s"
msgstr "Yes, it is %(name)s"

#: site/templates/parts/meeting.html
msgid "Skriv referat"
msgstr "Write minutes"

#: site/templates/parts/member.html
msgid "ingen telefon eller mail"
msgstr "no phone or email"

#: site/templates/parts/member.html
#, python-format
msgid "tolk: %(language)s"
msgstr "interpreter: %(language)s"

#: site/templates/parts/member.html
#, python-format
msgid "senest i kontakt %(day)s"
msgstr "last in contact %(day)s"

#: site/templates/parts/menu.html
msgid "Hovedmenu"
msgstr "Main menu"

#: site/templates/parts/moment.html
msgid "Dato"
msgstr "Date"

#: site/templates/parts/moment.html
msgid "Klokkeslæt"
msgstr "Time"

#: site/templates/parts/moment.html
msgid "(hvis kendt)"
msgstr "(if known)"

#: site/templates/parts/narrow.html
msgid "Viser kun:"
msgstr "Showing only:"

#: site/templates/parts/narrow.html
msgid "(fjern)"
msgstr "(remove)"

#: site/templates/parts/narrow.html
msgid "Find i forløbet"
msgstr "Search the timeline"

#: site/templates/parts/narrow.html
msgid "Hvad"
msgstr "What"

#: site/templates/parts/narrow.html
msgid "Alt"
msgstr "Everything"

#: site/templates/parts/narrow.html
msgid "Skrevet af"
msgstr "Written by"

#: site/templates/parts/narrow.html
msgid "Til og med"
msgstr "Until and including"

#: site/templates/parts/narrow.html
msgid "Ord i teksten"
msgstr "Words in the text"

#: site/templates/parts/narrow.html
msgid "Kun med bilag"
msgstr "Only with documents"

#
#: site/templates/parts/provision_version.html
msgid "gælder nu"
msgstr "in force now"

#: site/templates/parts/public_draft.html
#, python-format
msgid "Det, du skriver, bliver i denne fane, til du sender. Skriver du ikke i %(minutes)s minutter, slettes det."
msgstr "What you write stays in this tab until you send it. If you don't write for %(minutes)s minutes, it is deleted."

#: site/templates/parts/public_draft.html
msgid "Kladden er slettet. Der er ikke noget tilbage af den her."
msgstr "The draft is deleted. Nothing of it is left here."

#: site/templates/parts/public_draft.html
msgid "Det er min egen telefon eller computer: gem kladden, også hvis jeg lukker siden"
msgstr "This is my own phone or computer: keep the draft even if I close the page"

#: site/templates/parts/public_draft.html
msgid "Slet kladden nu"
msgstr "Delete the draft now"

#: site/templates/parts/read_aloud.html
msgid "Læs højt"
msgstr "Read aloud"

#
#: site/templates/parts/rule.html
msgid "fritaget i forsøg"
msgstr "waived in an experiment"

#
#: site/templates/parts/rule.html
msgid "I stedet gælder"
msgstr "Instead there is"

#: site/templates/parts/who.html
msgid "Skift person"
msgstr "Switch person"

#: site/templates/parts/who.html
msgid "Log ud"
msgstr "Sign out"

#
#: front/trial.py
msgid "Skriv en dato, der findes, og et klokkeslæt som 14:30 eller intet."
msgstr "Give a date that exists, and an hour such as 14:30, or none."

#: front/trialview.py
msgid "Andet"
msgstr "Other"

#: front/trialview.py
msgid "flyttet samme dag"
msgstr "moved within the day"

#: front/trialview.py
#, python-format
msgid "flyttet %(n)s dag frem"
msgid_plural "flyttet %(n)s dage frem"
msgstr[0] "moved %(n)s day later"
msgstr[1] "moved %(n)s days later"

#: front/trialview.py
#, python-format
msgid "flyttet %(n)s dag tilbage"
msgid_plural "flyttet %(n)s dage tilbage"
msgstr[0] "moved %(n)s day earlier"
msgstr[1] "moved %(n)s days earlier"

#
#: front/trying.py
msgid "En dag tidligere"
msgstr "One day earlier"

#
#: front/trying.py
msgid "En dag senere"
msgstr "One day later"

#
#: front/trying.py
msgid "Fjern"
msgstr "Remove"

#: front/trying.py
#, python-format
msgid "Der er flere åbne anledninger: vælg, hvilken »%(act)s« handler om."
msgstr "Several occasions are open: choose which one “%(act)s” is about."

#: site/templates/desk/breach.html
msgid "Noter det nu, også hvis du er i tvivl. Så løber fristen, og din leder og jeres databeskyttelsesrådgiver kan vurdere, om det skal anmeldes."
msgstr "Note it now, also if you are in doubt. Then the deadline runs, and your leader and your data protection officer can assess whether it must be reported."

#: site/templates/desk/breach.html
msgid "Noter et muligt brud"
msgstr "Note a possible breach"

#: site/templates/desk/clocks.html
msgid "Dagene regnes fra den dag, kommunen blev underrettet, og fra den dag, kommunen blev opmærksom på barnet, til hjælpen begynder. »Af 42« står der kun, hvor sagen er med i et forsøg med det mål."
msgstr "The days are counted from the day on which the municipality was notified, and from the day on which it became aware of the child, until help begins. \"Of 42\" stands only where the case is in an experiment with that goal."

#: site/templates/desk/sheet.html
msgid "Arket er til ét stykke papir. Udskriv det fra browseren."
msgstr "The sheet is for one piece of paper. Print it from the browser."

#
#: site/templates/front/law.html site/templates/front/try.html
#: site/templates/parts/law_links.html
msgid "Prøv loven"
msgstr "Try the law"

#: site/templates/front/law.html site/templates/front/try.html
msgid "Læg handlinger på en tidslinje, og se, hvilke pligter de giver, hvornår, og hvorfor. Flyt en dato, og se pligterne flytte sig."
msgstr "Put acts on a timeline, and see which duties they bring, when, and why. Move a date, and see the duties move."

#: site/templates/front/law.html
#, python-format
msgid "Ét eksempel ligger klar ved sin regel."
msgid_plural "%(n)s eksempler ligger klar ved deres regler."
msgstr[0] "One example is ready beside its rule."
msgstr[1] "%(n)s examples are ready beside their rules."

#: site/templates/front/law.html
msgid "Begynd på en tom tidslinje"
msgstr "Begin with an empty timeline"

#: site/templates/front/try.html
msgid "Intet af det, du skriver her, bliver gemt. Brug opdigtede datoer, ikke en rigtig families."
msgstr "Nothing that you write here is kept. Use invented dates, not those of a real family."

#
#: site/templates/front/try.html
msgid "Eksemplet"
msgstr "The example"

#: site/templates/front/try.html
msgid "Hvilken lov, og hvilken dag?"
msgstr "Which law, and which day?"

#
#: site/templates/front/try.html
msgid "Vis, hvordan det ser ud"
msgstr "Show how it stands"

#
#: site/templates/front/try.html
msgid "Barnet er født"
msgstr "The child was born"

#
#: site/templates/front/try.html
msgid "Handlinger"
msgstr "Acts"

#: site/templates/front/try.html
msgid "Der er ikke plads til flere handlinger."
msgstr "There is no room for more acts."

#
#: site/templates/front/try.html
msgid "Læg en handling til"
msgstr "Add an act"

#: site/templates/front/try.html
msgid "Læg til"
msgstr "Add"

#: site/templates/front/try.html
msgid "Vis pligterne"
msgstr "Show the duties"

#: site/templates/parts/ages.html
msgid "Fødselsdatoen er ikke kendt, så det kan ikke ses, hvad barnet selv kan efter alder."
msgstr "The birth date is not known, so what the child may at its age can’t be shown."

#: site/templates/parts/ages.html
msgid "Loven giver intet særligt efter alder nu."
msgstr "The law gives nothing by age now."

#: site/templates/parts/ages.html
msgid "Hører op:"
msgstr "Ends:"

#: site/templates/parts/example.html
msgid "Prøv eksemplet, og flyt på det"
msgstr "Try the example, and move it about"

#: site/templates/parts/try_result.html
msgid "Pligterne på tidslinjen"
msgstr "The duties on the timeline"

#: site/templates/parts/try_result.html
#, python-format
msgid "Sådan ser det ud %(at)s, efter %(law)s."
msgstr "How it stands on %(at)s, under %(law)s."

#: site/templates/parts/try_result.html
msgid "Bjælken går fra den dag, tiden regnes fra, til fristen eller til det er gjort. Stregen er den dag, der vises."
msgstr "The bar runs from the day that time is counted from to the deadline, or until it is done. The line is the day that is shown."

#
#: site/templates/parts/try_result.html
msgid "Loven beder ikke om noget endnu."
msgstr "The law asks for nothing yet."

#
#: site/templates/parts/try_result.html
msgid "Loven beder ikke om noget den dag."
msgstr "The law asks for nothing that day."

#: site/templates/parts/try_result.html
msgid "Læg den første handling på tidslinjen, for eksempel »Underretning modtaget«."
msgstr "Put the first act on the timeline, for example “Notification received”."

#: site/templates/parts/try_row.html
msgid "Det, reglerne ser på"
msgstr "What the rules look at"

#
#: site/templates/parts/try_row.html
msgid "Kommunen fik det at vide"
msgstr "The municipality knew"

#
#: site/templates/parts/try_row.html
msgid "Hvad handler det om?"
msgstr "What is it about?"

#
#
#: site/templates/parts/try_row.html
msgid "Den eneste, der er åben"
msgstr "The only one that is open"
