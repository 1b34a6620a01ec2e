/* While the line is down: the page that asks for a code, which says nothing of anybody, and the files that it needs. What
   was marked is not here but sealed in the page's own store. */
"use strict";
const NAME = "frirum-answer-1";
const PAGE = "{{ page }}";
const FILES = [{% for file in files %}"{{ file }}", {% endfor %}];

self.addEventListener("install", (event) => event.waitUntil(
  caches.open(NAME).then((kept) => kept.addAll([PAGE, ...FILES])).then(() => self.skipWaiting())));
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));
self.addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method !== "GET") return;
  const fallback = request.mode === "navigate" ? PAGE : request.url;
  event.respondWith(fetch(request).catch(async () => (await caches.match(fallback, { ignoreSearch: true })) || Response.error()));
});
