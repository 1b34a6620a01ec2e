"""Where provisions and rules stand among the law's pages."""

from django.urls import reverse

from frirum.law.provisions import AnyRule, Provision


def provision_url(provision: Provision) -> str:
    """Where a provision stands among the law's pages."""
    statute, _slash, name = provision.id.partition("/")
    return reverse("front:provision", args=[statute, name])


def may_now_url(experiment: str) -> str:
    """Where »Det må vi nu« of an experiment stands."""
    return reverse("front:experiment", args=[experiment])


def rule_url(rule: AnyRule) -> str:
    """Where a rule stands among the law's pages."""
    return f"{provision_url(rule.provision)}#{rule_anchor(rule)}"


def rule_anchor(rule: AnyRule) -> str:
    return f"rule-{rule.id.partition('/')[2]}"
