"""Words that say a thing is finished or in place, and words that judge how it is."""

# The end of our own work: nothing is said of anybody using it.
FINISHED = """
abgeschlossen; accepted; accessible to; adopted as; agreed; announced; appointed;
approved; archived; assigned; automated; available; built; catalogued; certified;
closed; completado; complete; completed; compliant; conducted; configured; confirmed;
connected to the platform; consolidated; constructed; covered; covered by; created;
decommissioned; defined; delivered; deployed; designed; developed; digitized;
disponible; documented; done; drafted; déployé; eingeführt; embedded; en
funcionamiento; en place; en service; enabled; equipped; erstellt; established;
fertiggestellt; filled; finalized; finished; fitted; funded; held; hired; im einsatz;
implementado; implemented; in betrieb; in place; in production; in use by; included;
installed; instrumented; integrated; introduced; labelled; launched; live; livré; made
available; maintainable; mapped; merged; migrated; mis en place; monitored; moved;
onboarded; opened; operational; organised; organized; passed; planted; prepared;
presented; produced; publicado; published; publié; ready; rebranded; recorded;
recruited; redesigned; refreshed; relaunched; released; restructured; retired;
reviewed; rolled out; scheduled; sent; set up; shared; shipped; signed; signed off;
standardised; standardized; submitted; supported; tagged; terminado; terminé;
testable; tested; tracked; trained; transferred; translated; umgesetzt;
understandable; up & running; up and running; updated; upgraded; verfügbar; verified;
veröffentlicht; visible; vor ort; written
"""

# A judgement by or about those affected, without a number.
QUALITY = """
a tiempo; accessible; affordable; attractive; besser; best; better; carbon-neutral;
cheaper; cleaner; clear; confident; delighted; delightful; dependable; dependably;
diverse; easier; easiest; easy; effective; efficient; effortless; einfacher; engaged;
equal; excellent; facile; fair; fairer; fast; faster; favorite; fiable; frictionless;
fácil; führend; go-to; great; greener; happier; happy; healthier; healthy;
high-quality; in time; inclusive; independent; indispensable; just in time; leader;
leading; loyal; líder; meilleur; mejor; more reliable; motivated; must-have; number
one; on time; outstanding; performant; preferred; productive; profitable; quick;
quicker; rapide; recognized; reliable; resilient; respected; responsive; robust;
rápido; safe; safer; satisfied; scalable; schneller; seamless; secure;
self-sustaining; shorter; simple; simpler; smarter; smooth; stable; stronger;
successful; sustainable; thriving; timely; trusted; understandable; valued; vibrant;
within budget; world-class; zufrieden; zuverlässig; à temps
"""

# Done by those served, of their own accord, instead of by us.
SELF = """
again; contactless; digitally; electronically; in the app; in use; on their own;
online; self-service; themselves; through the portal; unprompted; via the app;
voluntarily; without help
"""

# How much of it, compared with before or with others.
COMPARED = """
fewer; higher; less; lower; moins; more; most; más; mehr; menos; plus; weniger
"""

# Said of people, accounts or things that are used or come back.
USED = """
active; adopted; chosen; completed by; cited; discovered; downloaded; engaged; enrolled;
paying; recurring; registered; repeat; returning; signed-up; subscribed; used; visited
"""

# Said of work that went wrong or had to wait: the less there is, the better it goes.
TROUBLED = """
abandoned; aborted; broken; cancelled; defective; delayed; duplicate; duplicated;
failed; failing; flaky; forgotten; idle; incomplete; incorrect; late; lost; manual;
missed; missing; no-show; outdated; overdue; redundant; rejected; reopened; repeated;
returned; stale; stuck; unanswered; unassigned; undelivered; unfinished; unpaid;
unplanned; unresolved; unused; vacant; wasted; wrong
"""

CLASSES = {
    "self": SELF,
    "finished": FINISHED,
    "quality": QUALITY,
    "compared": COMPARED,
    "used": USED,
    "troubled": TROUBLED,
}
