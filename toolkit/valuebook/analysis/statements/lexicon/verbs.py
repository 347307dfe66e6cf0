"""Verbs by what they make of a statement, in four languages; particles are separate."""

# Bring something into being or put it in place.
MAKE = """
abrir; abschließen; acquire equipment; activate; actualizar; add; adopt; adoptar;
adopter; align; anbieten; announce; appoint; approuver; approve; aprobar; architect;
archive; assemble; aufbauen; aufsetzen; ausrollen; ausstatten; automate; automatiser;
automatisieren; automatizar; back up; ban; base; bauen; begin; bereitstellen;
beschließen; bring online; build; build out; buy; catalog; catalogue; centralize;
certify; classer; classify; clean; clean up; cleanse; cleanup; close; code; codify;
commence; commission; compile; completar; complete; compress; concevoir; conclude;
configure; connect system; consolidate; constitute; construct; construir; construire;
containerize; convert to; craft; crear; create; créer; decentralize; decommission;
deduplicate; deepen network; define; definieren; definir; delete; deliver; deploy;
deprecate; desarrollar; design; designate; develop; devise; dig; digitalize; digitise;
digitize; diseñar; display; dispose; distribute; divest; dockerize; document; dotar;
download data; draft; draw up; drill; définir; déployer; développer; edit; einführen;
elaborar; electrify; embed; enable; enact; encode; encrypt; enforce; enter into;
entregar; entwickeln; equip; erect; erstellen; eröffnen; escribir; establecer;
establish; estimate; etablieren; expand; expand portfolio; expand to; expandir;
expandirse; export; expose; extend; externalize; fertigstellen; file; fill; film;
finalise; finaliser; finalize; finish; finish off; fit; fix; flesh out; form;
formalize; formulate; found; furnish; generalize; gestalten; grow portfolio;
habilitar; hand in; hand over; harden; harmonize; herausgeben; host; implantar;
implement; implementar; implementieren; import; include; incorporate; index; ingest;
initiate; insource; instalar; install; installer; installieren; institute; instrument;
insulate; integrate; introduce; issue; join alliance; kick off; label; lancer; lanzar;
launch; lay; lay out; lease; legislate; license; liefern; link; livrer; localize;
locate; mainstream; make available; make public; mandate; map; merge; mettre en ligne;
mettre en place; migrar; migrate; migrer; migrieren; mirror; modernize; monetise;
mount; move; name owner; negotiate agreement; nominate; normalize; obtain; offer;
open; open source; open up; open-source; order; outfit; outsource; ouvrir; overhaul;
package; package up; pass; patch; pave; phase in; pilot; place; plant; plot; plough;
populate; port; position; prepare; present; print; procure; produce; productize;
produire; protect; prototype; provide; provision; publicar; publier; publish;
purchase; put in place; put up; ratify; re-engineer; ready; rebrand; rebuild; reclaim;
record; recycle material; redactar; redeploy; redesign; reengineer; refactor; refine;
reform; refurbish; regulate; rehost; rehouse; reinstate; reissue; relaunch; release;
relocate; remove; rename; renovar; renovate; renovieren; rent; reopen; reorganize;
repackage; replace; replatform; reprint; republish; repurpose; resettle; reskin;
resolve bug; restore service; restructure; resurface; retire; retrofit; reuse; revamp;
rewire; rewrite; roll back; roll out; rollout; round out; run pilot; rédiger; rénover;
réorganiser; scale out; scale up; scan; schreiben; scope; secure approval; secure
platform; send; set; set out; set up; setup; share; ship; ship out; shoot; sign; sign
off; simplify; snapshot; source; sow; spec; specify; spin off; spin up; staff up;
stand up; standardize; start; starten; streamline; strengthen; structure; submit;
subtitle; sunset; supply; switch on; switch to; sync; syndicate; tag; tidy; transfer;
transition; translate; trial; trim docs; turn on; umsetzen; umstellen; unify; unlock;
update; upgrade; upload; vaccinate staff; verabschieden; veröffentlichen; visualize;
voter; wire; work out; wrap up; write; write up; écrire; élaborer; équiper; établir;
étiqueter
"""

# Do something that ends with the doing.
ACT = """
abhalten; accompagner; acknowledge; address; adhere; administer; advertise; advise;
advocate; agree; aim; align with; analizar; analyse; analyser; analysieren; analyze;
answer; apoyar; apply; apply for; appoint; asistir; ask; assemble; assess; assign;
assist; assister; attend; attend course; audit; ausrichten; auswählen; become
certified; befragen; begleiten; benchmark; beraten; besprechen; besuchen; beta; bid;
brainstorm; brief; broadcast; calibrate; call; call for; call on; campaign; canvas;
canvass; capacitar; carry out; celebrar; celebrate; chair; champion; chase; check;
choose; circulate; clarify; clean; coach; cold call; collaborate; collect; combat;
commit; communicate; compare; comply; conduct; congratulate; consider; consult;
consulter; contact; continue; contratar; contribute; convene; convocar; cooperate;
coordinar; coordinate; cross-train; deal with; debrief; decide; dedicate; defend;
deliberate; demo; demonstrate; describe; detail; devote; diffuser; difundir; discuss;
disseminate; document lessons; door-knock; drill; drive; dry-run; durchführen;
earmark; educate; einstellen; embaucher; embed practice; employ; encourage; endorse;
engage; enroll in course; entertain; entrevistar; escalate; evaluar; evaluate;
evangelize; examine; execute; exhibit; experiment; explain; explore; facilitate;
favoriser; feed; feedback; figure out; file; find out; focus; follow; follow up;
fomentar; forecast; formar; former; formulate position; foster; fördern; führen; gain
understanding; gather; gather requirements; get certified; get feedback; get involved;
give talk; guard; handle; headhunt; help; hire; hold; hold meeting; host; host
meeting; ideate; identificar; identifier; identifizieren; identify; impartir; inform;
informer; informieren; inspect; instruct; intensify; interact with; interface;
interview; interview candidate; investigar; investigate; invite; join; keep informed;
keep log; keep up; knock; koordinieren; lead; learn; learn about; lecture; liaise;
listen; lobby; log; look at; look for; look into; maintain; maintain equipment;
maintain log; make aware; make sure; manage; map out; master; meet; mener; mentor;
merge; mobilise; mobilize; moderate; monitor; mow; negotiate; nominate; nurture;
observe; observe rules; onboard; operate; organise; organiser; organisieren;
organizar; organize; outline; oversee; pair; part; participar; participate;
participer; patrol; pay attention; perform; petition; pilot test; pitch; plan; planen;
planificar; planifier; pledge; practice; practise; prepare; present; press;
prioritize; process; promote; promote staff; promouvoir; promover; propose; prospect;
prototype idea; prüfen; publicise; publicize; push for; qualify; quote; raise
awareness; raise issue; re-assess; reach out; read; read up; realizar; reassess;
recognize; recommend action; reconsider; recruit; recruter; refine understanding;
reflect; rehearse; remind; rencontrer; reply; represent; request; research; reserve;
respond; rethink; retrain; retrospect; review; revisar; revisit; reward staff;
ring-fence; role-play; run; réaliser; schedule; schulen; scout; screen; seek; select;
sell tickets; sensibiliser; sensibilisieren; serve; shadow; share on; shortlist;
showcase; simulate; sketch; smoke test; solicit; sort; source; soutenir; speak; spend
time; stand up for; steer; strategize; strive; study; submit proposal; subscribe to;
suggest; summarise; supervise; support; survey; sustain effort; sweep; sync; tackle;
take; take course; take part; talk; teach; team up; teilnehmen; tender; tenir; test;
testen; tester; thank; think; tour; train; train up; travel; treat; triage; try; tune;
tutor; tweet; understand; undertake; unterstützen; uphold standards; upskill; urge;
validate; verify; visit; visitar; visiter; weigh; work; work with; write; write to;
étudier; évaluer
"""

# Count or report something, rather than change it.
MEASURE = """
baseline; benchmark; calculate; capture data; count; define kpi; define metric;
determine; erfassen; estimate; evaluate impact; instrument; log; measure; medir;
messen; mesurer; monitor; quantify; record metric; report; report on; seguir; set
goal; set kpi; set target; track; tracken
"""

# Say that one thing came from another.
CAUSE = """
bring about; conducir a; entraîner; führen zu; give rise to; lead to; mener à; result
in; translate into
"""

# Say that a quantity goes up, down, or stays.
UP = """
accelerate; accroître; accélérer; advance; ampliar; amplify; améliorer; anheben;
aufwerten; augment; augmenter; aumentar; ausbauen; beschleunigen; bolster; boost;
bring up; broaden; climb; consolidate position; crecer; deepen; democratize;
diversify; double; doubler; drive; drive up; duplicar; développer les ventes; elevar;
elevate; empower; enhance; enrich; erhöhen; expand; extend; faire progresser;
fomentar; fortify; foster; gain; grow; heighten; improve; impulsar; increase;
incrementar; intensificar; intensify; lift; magnify; maximize; mejorar; modernise;
move up; multiply; nurture growth; optimieren; optimiser; optimizar; optimize;
outgrow; outperform; passer de; popularize; porter à; potenciar; progresser;
quadruple; raise; ramp; ramp up; refresh; relever; renforcer; restore; revive; rise;
scale; scale up; sharpen; speed up; steigern; step up; strengthen; stärken;
supercharge; swell; transform; triple; turbocharge; uplift; upskill; verbessern;
verdoppeln; vergrößern; wachsen; widen; zunehmen; élargir
"""
DOWN = """
abaisser; abate; abbauen; acortar; ahorrar; aligerar; alleviate; atténuer; avoid;
baisser; bajar; bring down; cap; compress; contain; curb; cure; curtail; cut; dampen;
decarbonise; decarbonize; decline; decrease; defer; deflect; deter; diminish;
diminuer; discourage; disminuir; divert; drive down; drop; drosseln; ease; einsparen;
eliminar parcialmente; evitar; fall; fight; flatten; free; free up; freiner;
halbieren; halt; halve; kürzen; lessen; lighten; limit; limiter; lower; mindern;
minimieren; minimiser; minimizar; minimize; mitigar; mitigate; narrow; neutralize;
offset; phase down; phase out; prevent; raccourcir; rebajar; reclaim time; recortar;
recover; reduce; reducir; reduzieren; release; relieve; remedy; repair; restreindre;
restrict; reverse; réduire; save; scale back; senken; shave; shed; shorten; shrink;
sinken; slash; slow; soften; spare; speed; squeeze; stop; streamline; strip; tame;
tighten; trim; unburden; verkürzen; vermeiden; vermindern; verringern; wean;
économiser; éviter
"""
END = """
abolish; abschaffen; acabar con; beseitigen; eliminar; eliminate; eliminieren; end;
eradicate; erradicar; get rid of; stamp out; supprimer; wipe out; éliminer; éradiquer
"""
KEEP = """
beibehalten; bleiben; conservar; conserver; erhalten; garder; halten; hold steady;
keep; maintain; maintenir; mantener; preserve; remain; rester; retain; safeguard;
stay; stick to; sustain; uphold
"""

# Get to a level, or get somebody to decide in our favour.
REACH = """
move close to; move closer to; move toward; move towards; get close to;
bring close to; accomplish; achieve; alcanzar; attain; atteindre; bring; bring to;
conseguir; deliver;
dépasser; erreichen; erzielen; exceed; get to; hit; llevar; lograr; meet; obtener;
obtenir; parvenir; porter; put; reach; realise; realize; score; see; superar; surpass;
take; turn; übertreffen
"""
WIN = """
acquire; acquérir; activate; add; adquirir; atraer; attirer; attract; begeistern;
binden; book; book revenue; bring in; captar; capture; close; close deal; collect;
collect revenue; conquérir; conseguir; convert; convertir; cross sell; cross-sell;
crowdfund; delight; deliver savings; derive; draw; earn; empower; engage; enrol;
enroll; entice; facturar; fidelizar; fidéliser; fundraise; gagner; gain; ganar;
garner; gather followers; generar; generate; generieren; get; gewinnen; générer; have;
inspire; invoice; land; lure; mobilize; monetize; motivate; obtain; onboard; onboard
customers; originate; persuade; poach; profit; raise; raise money; re-engage;
reactivate; realise savings; reap; receive; recover; renew; retain; retener; satisfy;
secure; seduce; sell; serve; share; sign; sign up; source leads; subscribe; unblock;
unlock; upgrade customers; upsell; vender; vendre; verkaufen; win; win back; wow;
yield; überzeugen
"""

BECOME = """
be; become; convertirse; devenir; establish as; make; position as; sein; ser;
transform into; turn into; werden; être
"""

# Open the way for somebody to act, which they may or may not do.
LET = """
allow; empower; enable; erlauben; ermöglichen; facilitar; facilitate; give; let;
permettre; permit; permitir; provide; support
"""

# What people do of their own accord when something works for them.
CHOOSE = """
accept; access; acheter; acknowledge; adopt; advance; agree; apply; approve; attend;
believe; benefit; book; browse; brush; buy; check; choisir; choose; cite; click; come;
come back; comment; commute; complete; comprar; consume; contribute; create; cycle;
demand; depend; donate; download; earn; eat; embrace; empfehlen; engage; enjoy; enrol;
enroll; enter; exercise; experience; feel; find; fork; graduate; include us; install;
interact; join; kaufen; know; learn; leave; like; link; listen; live; log; log in;
love; manage; master; mention; move into; navigate; nutzen; obtain; open; opt; order;
own; pagar; participate; pass; pay; payer; perceive; play; post; prefer; progress;
publish; purchase; quit smoking; rate; read; receive; recomendar; recommander;
recommend; recover; recycle; refer; register; rely; renew; reorder; repeat; reply;
report; repurchase; request; resolve; respond; resubscribe; return; ride; save; say;
search; self-serve; share; shop; sign up; sleep; spend; star; stay; stream; submit;
subscribe; survive; switch; test drive; track; travel; trust; try; understand;
upgrade; usar; use; utiliser; utilizar; vaccinate; verwenden; view; visit; volunteer;
vote; wait; walk; watch; wechseln; welcome; work; zahlen
"""

# What a product or system does by itself: a feature, whoever uses it or not.
FUNCTION = """
analyze; block; capture; classify; combine; come with; comply; condense; connect;
consist of; contain; cover; detect; display; draft; emit; encrypt; expose; extract;
feature; generate text; handle message; hold conversation; include; index; ingest;
integrate with; interoperate; learn; list; match; monitor; offer; parse; predict;
process; provide; recognize; render; return; route; run on; scale to; scan; score;
show; speak; store; suggest; summarize; support; throttle; transcribe; translate;
validate; verify; work with
"""

# What others say of us: earned, not made.
EARN = """
award; be featured; be named; be ranked; be recognized; cite; feature; list; mention;
name; nominate; rank; rate; recognize; recommend; vote
"""

# What goes wrong or is lost while a service runs.
FAIL = """
arrive; break; cancel; complain; crash; delay; depart; fail; lapse; leave; lose; miss;
overrun; quit; reject; succeed; suffer; wait
"""

# Put money or means in: an input, whatever it may lead to.
PAY = """
allocate; award; budget; destinar; disburse; donate; earmark; finance; financer;
financiar; finanzieren; fund; grant; invertir; invest; investieren; investir; pay out;
procure for; provide funding; spend; sponsor; subsidize; verser
"""

CLASSES = {
    "pay": PAY,
    "fail": FAIL,
    "earn": EARN,
    "function": FUNCTION,
    "make": MAKE,
    "act": ACT,
    "measure": MEASURE,
    "cause": CAUSE,
    "up": UP,
    "down": DOWN,
    "end": END,
    "keep": KEEP,
    "reach": REACH,
    "win": WIN,
    "become": BECOME,
    "let": LET,
    "choose": CHOOSE,
}
