"""Verbs by what they make of a statement, in four languages; particles are separate."""

# Bring something into being or put it in place.
MAKE = """
abbilden; ablösen; abrir; abschalten; abschließen; acondicionar; acquire equipment;
activate; actualizar; adaptar; adapter; add; adopt; adoptar; adopter; adquirir equipo;
afficher; align; aménager; anbieten; anlegen; announce; anpassen; anschaffen;
anschließen; append; appoint; approuver; approve; aprobar; architect; archivar;
archive; asphalt; asphaltieren; assemble; attach; aufbauen; aufsetzen; aufstellen;
ausarbeiten; ausrollen; ausschreiben; ausstatten; ausweisen; author; automate;
automatiser; automatisieren; automatisiert; automatizar; back up; ban; base; bauen;
beauftragen; begin; bepflanzen; bereitstellen; beschließen; besetzen; bestellen; bind;
bootstrap; bring online; build; build out; buy; bâtir; bündeln; carve out; cast;
catalog; catalogue; centralize; cerrar; certify; classer; classify; clean; clean up;
cleanse; cleanup; close; clôturer; code; codificar; codify; collate; commence;
commercialise; commission; compile; completar; complete; compléter; compose; compress;
computerise; concevoir; conclude; concrete; confeccionar; configurar; configure;
connect system; consolidate; consolidate systems; constitute; construct; construir;
construire; containerize; contractualise; contratar; convene board; convert to;
convertir en; corriger; craft; crear; create; créer; curate; customise; cut over;
decentralize; decommission; decouple; dedicate space; deduplicate; deepen network;
define; definieren; definir; delete; deliver; demander; demolish; deploy; deprecate;
desarrollar; design; designate; develop; devise; devolve; dibujar; dig; digitaliser;
digitalisieren; digitalizar; digitalize; digitise; digitize; disable; diseñar;
dismantle; display; dispose; distribuer; distribuir; distribute; divest; dockerize;
document; documentar; documenter; dokumentieren; dotar; double-glaze; download data;
draft; draw up; dredge; dresser; drill; drucken; dupliquer; décliner; définir;
délivrer; dématérialiser; déménager; déployer; développer; edit; editar; einbauen;
einführen; einrichten; einstellen; ejecutar; elaborar; elect; electrify; embaucher;
embed; emitir; employ; enable; enact; encode; encrypt; enforce; engrave; enlarge;
enter into; entregar; entwickeln; enviar; equip; equipar; erarbeiten; erase; erect;
erneuern; errichten; ersetzen; erstellen; erweitern; eröffnen; escanear; escribir;
establecer; establish; estimate; etablieren; etch; excavate; expand; expand portfolio;
expand to; expandir; expandirse; export; expose; extend; externalize; exécuter;
fabricar; fabricate; feature-flag; fermer; fertig stellen; fertigstellen; festlegen;
file; fill; film; finalise; finaliser; finalisieren; finalizar; finalize; finir;
finish; finish off; firmar; fit; fix; flesh out; floodlight; forge; form; formaliser;
formalize; formulate; formulate policy; found; fournir; freigeben; freischalten;
fundar; furnish; fusionar; fusionner; gather into; generalize; generar informe;
generate report; gestalten; glaze; grant access; grow portfolio; gründen; généraliser;
habilitar; hand in; hand over; hang; hard-code; harden; harmonize; herausgeben;
herstellen; hinzufügen; hire; host; hyperlink; illustrate; implantar; implanter;
implement; implementar; implementieren; implémenter; import; import data; imprimer;
imprimir; in betrieb nehmen; inaugurar; inbetriebnehmen; include; incorporar;
incorporate; incubate; index; ingest; iniciar; initiate; innovate; inscribe; insource;
instalar; install; install in; installer; installieren; instaurer; institute;
instrument; insulate; integrar; integrate; integrieren; interconnect; interlink;
introduce; introducir; intégrer; invent; issue; itemise; join alliance; join up; kick
off; knit; konzipieren; label; lancer; landscape; lanzar; launch; launchen; lay; lay
out; lease; legalise; legalizar; legislate; license; licitar; liefern; link; link up;
list on; lister; livrer; localize; locate; log on; mainstream; make available; make
public; mandate; manufacture; map; maquetar; mark up; mechanise; merge; mettre en
ligne; mettre en place; mettre en œuvre; mettre à disposition; mettre à jour; migrar;
migrate; migrer; migrieren; mirror; mobilise; mobilize; mock up; moderniser;
modernisieren; modernizar; modernize; modularise; monetise; montar; monter; montieren;
mothball; mount; move; name owner; negotiate agreement; neu bauen; nominate;
normalize; notify; numériser; obtain; offer; open; open source; open to; open up;
open-source; operationalise; order; organise into; outfit; outiller; outline plan;
outsource; ouvrir; overhaul; overlay; package; package up; paint; pair up;
parallelise; paramétrer; partition; pass; patch; pave; pedestrianise; pflanzen; phase
in; pilot; pilotieren; place; plant; plantar; planter; plot; plough; plumb; poner en
marcha; populate; port; poser; position; pre-assemble; pre-build; premiere; preparar;
prepare; prescribe; present; presentar; preserve copy; print; print out;
proceduralise; procure; produce; producir; productize; produire; produzieren;
programar; programme; programmieren; promulgate; proofread; proporcionar; propose;
proposer; protect; prototype; provide; provision; préparer; publicar; publier;
publish; purchase; push live; put in place; put on; put online; put up; raccorder;
ratify; re-architect; re-engineer; re-platform; re-route; re-use; ready; realisieren;
reallocate; reassign; rebrand; rebuild; recast; recenser; reclaim; reclutar;
reconfigure; reconstruct; record; recruit; recruit in; recruter; recycle code; recycle
material; redactar; redeploy; redesign; redevelop; rediseñar; redo; redraft;
reemplazar; reengineer; refactor; refine; refondre; reform; reform law; reformar;
refurbish; regenerate site; registrar; regulate; rehabilitar; rehost; rehouse;
reindex; reinforce; reinstate; reissue; rekrutieren; relabel; relaunch; relay;
release; reline; relocate; remodel; remove; remplacer; rename; renovar; renovate;
renovieren; rent; reopen; reorganizar; reorganize; repackage; repair road; repeal;
replace; replatform; repopulate; reposition; reprint; republish; repurpose; resettle;
reskin; resolve bug; restore service; restructure; restrukturieren; resurface; retire;
retire system; retool; retrofit; reuse; revamp; rewire; rewrite; rezone; roll back;
roll out; rollout; round out; run pilot; rédiger; rénover; réorganiser; sanieren;
scaffold; scale out; scale up; scan; schedule job; schließen; schreiben; scope;
sculpt; seal; secure approval; secure platform; segment; send; separate; serialise;
set; set out; set up; setup; shape; share; sharpen policy; shelve; ship; ship out;
shoot; show off; shut down; sign; sign into law; sign off; sign up to; signer;
simplificar; simplifier; simplify; sketch out; slice; snap; snapshot; source; sow;
spec; specify; spell out; spin off; spin up; split; staff up; stamp; stand down; stand
up; standardisieren; standardize; start; starten; stitch; streamline; strengthen;
string; structure; structurer; strukturieren; subdivide; subir; submit; substitute;
subtitle; sunset; supply; sustituir; switch off; switch on; switch to; sync;
syndicate; synthesise; systematise; sécuriser; tabulate; tag; tailor; terminar;
terminate; terminer; thread; tidy; tile; toggle; top up; traducir; traduire; transfer;
transferir; transform code; transférer; transition; translate; transmettre; transpose;
trasladar; trench; trial; trim docs; turn on; type up; umbauen; umsetzen; umstellen;
umziehen; unbundle; uncouple; underpin; unify; unlock; unterzeichnen; unveil; update;
upgrade; upholster; upload; urbanizar; usher in; vaccinate staff; validate data;
valider; ventilate; verabschieden; vereinheitlichen; verfassen; verlegen; verschicken;
versenden; veröffentlichen; virtualise; visualize; vorbereiten; vorlegen; voter;
weave; widen road; wind down; wind up; wire; work out; wrap up; write; write up;
zertifizieren; écrire; élaborer; équiper; établir; étiqueter; übersetzen; übertragen
"""

# Do something that ends with the doing.
ACT = """
abhalten; abstimmen; accompagner; account for; acknowledge; acompañar; address;
adhere; adjudicate; administer; advertise; advise; advise on; advocate; agree; aim;
align with; allocate time; amplify message; analizar; analyse; analyser; analysieren;
analyze; animer; anrufen; ansprechen; anstoßen; answer; apoyar; appeler; apply; apply
for; appraise; approfondir; aprender; arbeiten; arbitrate; arrange; asesorar; asistir;
ask; ask for; assemble; assert; assess; assign; assist; assister; assurer; atender;
attend; attend course; attend to; attirer l'attention; audit; auditar; auditer;
auditieren; auffordern; aufklären; aufnehmen; ausbilden; ausrichten; austauschen;
auswerten; auswählen; ayudar; be present; beauftragen; become certified; befragen;
begleiten; begutachten; benchmark; beobachten; beraten; besprechen; besuchen; beta;
beteiligen; betreiben; betreuen; bewerben; bewerten; bid; brainstorm; brainstorm on;
brief; bring together; broadcast; brush up; build awareness; buscar; calibrate; call;
call for; call on; campaign; canvas; canvass; canvass opinion; capacitar; carry out;
cascade; catch up; caucus; celebrar; celebrate; certify staff; chair; challenge;
champion; chase; check; check in; check on; chercher; choose; circulate; clarify;
clean; co-construire; co-design; co-host; co-operate; co-ordinate; coach; coachen;
colaborar; cold call; collaborate; collaborer; collect; collecter; combat; come
together; commit; communicate; comparar; compare; comparer; completar curso; comply;
comprendre; comunicar; concentrate; concerter; conduct; confer; congratulate;
consider; consolidate learning; consult; consultar; consulter; contact; contactar;
continuar; continue; contribuer; contribute; controlar; contrôler; convene; convince;
convocar; cooperar; cooperate; coopérer; coordinar; coordinate; coordonner; counsel;
cover shift; cross-train; cultivate; cycle through; deal with; debatir; debrief;
decide; decidir; dedicate; deepen relationship; defend; deliberate; deliberate on;
delve; demo; demonstrate; deputise; describe; detail; detectar; devote; dialogar;
dialoguer; diffuser; difundir; dig into; discuss; discuter; diskutieren; disseminate;
dive; document lessons; documentar; documenter; dogfood; dokumentieren; donate time;
door-knock; drill; drive; dry-run; durchführen; démarcher; développer le dialogue;
earmark; educate; einarbeiten; einladen; elicit; embark; embed practice; emphasise;
encadrer; encourage; encourager; endorse; engage; engage with; engager; enlist;
enquire; enquêter; enroll in course; enseñar; ensure awareness; entertain; entrenar;
entretenir; entrevistar; entscheiden; erheben; erkunden; erproben; escalate; escuchar;
estudiar; evaluar; evaluate; evaluieren; evangelize; examine; exchange idea; execute;
exhibit; expedite; experiment; explain; explicar; expliquer; explorar; explore;
explorer; expérimenter; facilitate; faciliter; faire; familiarise; favoriser; feed;
feedback; field test; figure out; file; find out; fine-tune; focus; follow; follow
through; follow up; fomentar; forecast; formar; former; formulate position;
fortbilden; fortsetzen; foster; fördern; führen; gain understanding; gather; gather
requirements; get certified; get feedback; get in touch; get involved; get together;
give feedback; give lecture; give talk; go through; go to; guard; guider; hablar;
hacer; handle; have conversation; have meeting; headhunt; hear from; help; hold; hold
meeting; hold workshop; host; host meeting; hunt; ideate; identificar; identifier;
identifizieren; identify; immerse; impartir; impliquer; improvise; incentivise staff;
induct; influence; inform; informar; informer; informieren; ingest feedback; initiate
contact; initiate dialogue; inquire; inspeccionar; inspect; inspecter; inspizieren;
instruct; intensify; intensivieren; interact with; interface; intervene; intervenir;
interview; interview candidate; interviewen; interviewer; introduce ourselves;
investigar; investigate; invitar; invite; inviter; iterate; job-shadow; join; jury;
keep in touch; keep informed; keep log; keep track; keep up; kick the tyres; knock;
kontaktieren; kontrollieren; koordinieren; lead; learn; learn about; lecture; leer;
leiten; lernen; liaise; liaise with; line up; lire; listen; listen to; lobby; log;
look after; look at; look for; look into; look up; maintain; maintain contact;
maintain dialogue; maintain equipment; maintain log; maintain relationship; make
aware; make contact; make sense; make sure; manage; map out; march; master; match up;
mediate; meet; mener; mentor; merge; mingle; mobilise staff; mobiliser; moderate;
moderieren; monitor; motivieren; mow; mystery shop; narrate; negociar; negotiate;
notify staff; nurture; négocier; observar; observe; observe rules; observer; offer
advice; offer support; ofrecer; onboard; operate; organise; organiser; organisieren;
organizar; organize; orientar; orienter; outline; oversee; pair; part; partager;
participar; participate; participate in; participer; patrol; pay attention; pay visit;
pedir; peer-review; perform; petition; pflegen; pick up; pilot test; piloter; pitch;
plan; planear; planen; planificar; planifier; pledge; poursuivre; practicar; practice;
practise; preach; prendre; preparar; prepare; present; press; priorisieren;
prioritize; priorizar; probar; probe; process; promocionar; promote; promote
awareness; promote staff; promouvoir; promover; proponer; prospect; prospecter;
protest; prototype idea; provide advice; provide guidance; präsentieren; préparer;
présenter; prüfen; publicise; publicize; push; push for; put forward; qualifizieren;
qualify; quality-check; quote; raise awareness; raise concern; raise issue; rally;
re-assess; re-engage with; reach out; reach out to; read; read through; read up;
realizar; reassess; recap; rechercher; recherchieren; recoger; recognize; recommend
action; reconcile; reconsider; recopilar; recruit participant; recueillir; reden;
refine understanding; reflect; reflect on; reflektieren; reforzar la comunicación;
refresh knowledge; rehearse; reinforce message; relancer; relate; remind; rencontrer;
rendre visite; repasar; reply; report back; represent; representar; request; research;
reserve; resolve to; respond; respond to; restock; retest; rethink; retrain;
retrospect; reunir; reunirse; review; review with; revisar; revisit; revoir; reward
staff; ring-fence; role model; role-play; round up; run; réaliser; réfléchir; sammeln;
schedule; schulen; scout; screen; scrutinise; seek; seleccionar; select; self-assess;
sell tickets; sensibiliser; sensibilisieren; sensibilizar; serve; serve on; set
meeting; shadow; share experience; share insight; share knowledge; share on;
shortlist; showcase; sichten; simulate; sit down; sit with; sketch; skill up; smoke
test; socialise; solicit; solicitar; solliciter; sonder; sort; sound out; source;
soutenir; speak; speak at; speak to; speak with; spend hour; spend time; sponsor
event; spread; sprechen; stand for; stand up for; stay in touch; steer; strategize;
strive; studieren; study; study for; submit proposal; subscribe to; suchen; suggest;
suivre; summarise; supervisar; supervise; superviser; support; survey; sustain effort;
sweep; sync; synthesise findings; sélectionner; tackle; take; take course; take part;
take stock; talk; talk to; talk with; taste; teach; teach back; team up; teilnehmen;
tender; tenir; test; testen; tester; thank; think; tour; trabajar; trace; track down;
train; train up; trainieren; travailler; travel; trawl; treat; treffen; triage;
troubleshoot; try; try out; tune; tutor; tutorizar; tweet; typeset; understand;
undertake; unpack; unterstützen; untersuchen; uphold standards; upskill; urge;
validar; validate; valoriser; veiller; verhandeln; verificar; verify; vernetzen;
visit; visitar; visiter; vorstellen; vérifier; wait on; walk through; warm up; weed;
weigh; weiterbilden; witness; work; work with; write; write to; échanger; étudier;
évaluer; üben; überprüfen
"""

# Count or report something, rather than change it.
MEASURE = """
assess the; auszählen; baseline; benchmark; benchmark against; berechnen; calcular;
calculate; calculer; capture data; chart progress; chiffrer; compile statistic;
compter; contar; count; cuantificar; define kpi; define metric; determine; définir les
indicateurs; erfassen; ermitteln; estimate; evaluate impact; fijar; find baseline;
gather metric; instrument; keep count; keep statistic; kennzahlen; log; measure;
medir; messen; mesurer; monitor; monitor kpi; quantify; recenser; record metric;
report; report on; seguir; set baseline; set goal; set kpi; set target; set up kpi;
tally; track; tracken
"""

# Say that one thing came from another.
CAUSE = """
bring about; conducir a; entraîner; führen zu; give rise to; lead to; mener à; result
in; translate into
"""

# Say that a quantity goes up, down, or stays.
UP = """
accelerate; accentuer; accroître; accrue; accélérer; acelerar; acrecentar; advance;
agilizar; agrandir; alargar; ampliar; amplify; améliorer; anheben; aufwerten; augment;
augmenter; aumentar; ausbauen; ausdehnen; ausweiten; beschleunigen; bolster; boost;
bring up; broaden; build up; catapult; cement; climb; consolidate position; crecer;
cultivate; deepen; democratize; dinamizar; disrupt; diversify; doblar; double; double
down; doubler; drive; drive up; duplicar; dynamiser; décupler; développer les ventes;
elevar; elevate; empower; enhance; enlarge; enrich; ensanchar; erhöhen; evolve;
expand; expand reach; extend; extender; faire progresser; fast-track; fluidifier;
fomentar; fortalecer; fortify; foster; gagner en; gain; galvanise; grow; grow by;
hasten; heben; heighten; hochfahren; improve; impulsar; increase; incrementar;
intensificar; intensify; intensivieren; invigorate; kick-start; lengthen; lift;
magnify; mature; max out; maximieren; maximizar; maximize; mehren; mejorar; modernise;
move up; multiplier; multiply; nurture growth; optimieren; optimiser; optimizar;
optimize; outgrow; outperform; passer de; pick up; popularize; porter à; potenciar;
professionalise; profundizar; progresser; propel; push up; pérenniser; quadruple;
quicken; raise; ramp; ramp up; re-energise; reawaken; redefine; redresser; reforzar;
refresh; regain; rehausser; reimagine; reinvent; reinvigorate; rejuvenate; relever;
renforcer; restore; revaloriser; revitalise; revive; revolutionize; rise; scale; scale
up; sharpen; shore up; skyrocket; solidify; soutenir la croissance; speed up; spur;
steigern; step up; stimulate; strengthen; stretch; stärken; subir; supercharge; surge;
swell; transform; treble; triple; tripler; triplicar; turbocharge; turn around;
uplift; upsize; upskill; valoriser; verbessern; verdoppeln; verdreifachen; vergrößern;
verlängern; verstärken; vervielfachen; vitalise; voranbringen; vorantreiben; wachsen;
widen; zulegen; zunehmen; élargir; étendre
"""
DOWN = """
abaisser; abaratar; abate; abbauen; abmildern; abschwächen; acabar; acortar; ahorrar;
aligerar; aliviar; alleviate; allonger moins; alléger; aminorar; amoindrir;
amortiguar; arrêter; atajar; attenuate; atténuer; avert; avoid; baisser; bajar;
begrenzen; bekämpfen; beschränken; bring down; bring under; cap; chop; circumvent;
clamp; clear out; close gap; combatir; combattre; compress; comprimer; contain;
contener; contenir; controlar el gasto; cool; curb; cure; curtail; cut; cut back; cut
down; cut out; dampen; de-risk; decarbonise; decarbonize; deckeln; decline; decrease;
deduct; defer; deflate; deflect; degrade; deplete; depress; descargar;
descongestionar; deter; dial down; diminish; diminuer; discourage; disminuir; dispel;
divert; divide by; diviser; downsize; drain; drive down; drop; drop by; drosseln;
drücken; dämpfen; désengorger; ease; einsparen; eliminar parcialmente; eliminar parte;
enrayer; entlasten; erode; ersparen; evitar; extinguish; faire baisser; fall; fight;
filter out; flatten; forestall; free; free up; freiner; frenar; gagner du temps;
halbieren; halbiert; halt; halve; herabsetzen; hold down; impede; impedir; kappen;
keep below; keep down; keep under; kürzen; lessen; lighten; limit; limitar; limiter;
lindern; lower; lutter; menguar; mermar; mettre fin; mindern; minimieren; minimiert;
minimiser; minimizar; minimize; mitigar; mitigate; moderar; narrow; neutralize;
obviate; offset; paliar; phase down; phase out; plafonner; plug; pre-empt; prevenir;
prevent; prune; prévenir; pull down; push down; quell; raccourcir; ralentir;
ralentizar; ramener; ration; rebajar; recede; reclaim time; recortar; recover; reduce;
reducir; reduzieren; reduziert; rein in; release; relieve; remediate; remedy; repair;
resserrer; restreindre; restrict; restringir; reverse; root out; réduire; save; scale
back; scale down; schließen der lücke; schrumpfen; senken; shave; shed; shield;
shorten; shrink; simplify away; sinken; slash; slim; slow; soften; spare; sparen;
squeeze; stem; step down; stop; stoppen; stopper; straffen; streamline; strip; subdue;
suppress; tackle waste; tame; taper; temper; tighten; tone down; trim; unburden;
unclog; undercut; verhindern; verkleinern; verkürzen; vermeiden; vermindern;
verringern; verschlanken; vorbeugen; wean; whittle; wind back; économiser; éviter
"""
END = """
abolish; abschaffen; acabar con; beseitigen; eliminar; eliminate; eliminieren; end;
eradicate; erradicar; get rid of; stamp out; supprimer; wipe out; éliminer; éradiquer
"""
KEEP = """
abide by; aufrechterhalten; behalten; beibehalten; bewahren; bleiben; cling;
conservar; conserve; conserver; continue at; defend position; einhalten; erhalten;
festhalten; garder; halten; hold at; hold firm; hold on to; hold steady; keep; keep
at; keep to; lock in; maintain; maintenir; mantener; no superar; not exceed;
perpetuate; persist at; preservar; preserve; préserver; pérenniser; remain; remain at;
rester; retain; safeguard; sauvegarder; sichern; sostener; stay; stay at; stay under;
stay within; steady; stick to; sustain; uphold
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
acquire; acquérir; activate; add; adquirir; amass; anlocken; anwerben; anziehen;
atraer; attirer; attract; begeistern; binden; book; book revenue; bring in;
capitalise; captar; capter; capture; cerrar venta; clinch; close; close deal; coax;
cobrar; collect; collect payment; collect revenue; conquérir; conseguir; convaincre;
convencer; convert; convert lead; convertir; cosechar; cross sell; cross-sell;
crowdfund; cultivate lead; delight; deliver savings; derive; draw; décrocher; earn;
einbringen; einnehmen; einwerben; empower; enamorar; encaisser; enchant; engage;
enganchar; engranger; enlist customer; enrol; enroll; entice; erwirtschaften;
facturar; faire revenir; fidelizar; fidéliser; firmar contrato; fundraise; fédérer;
gagner; gain; gain customer; ganar; garner; gather followers; gather lead; generar;
generate; generieren; get; gewinnen; générer; have; holen; impress; incrementar la
base; ingresar; inspire; invoice; keep customer; land; lure; lure back; make money;
mobilize; monetize; motivate; motivieren; obtain; onboard; onboard customers;
originate; persuade; pitch and win; poach; procure order; profit; pull in; rack up;
raise; raise money; rapporter; re-engage; re-sign; reactivate; realise savings; reap;
recapture; recaudar; receive; recoup; recover; recruit donor; recruit user; recuperar;
reengage; regain customer; rekrutieren kunden; remonetise; renew; retain; retener;
réactiver; récolter; satisfy; secure; seduce; sell; sell out; serve; share; sign; sign
customer; sign deal; sign up; signer contrat; source leads; subscribe; sumar; sway;
séduire; turn into customer; unblock; unlock; upgrade customers; upsell; upsell to;
vender; vendre; verkaufen; win; win back; wow; wring; yield; zurückgewinnen;
überzeugen
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
subscribe; survive; adapt their; adjust their; change their; switch; test drive;
track; travel; trust; try; understand; usan; utilisent; utilizan;
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
acclaim; accredit; applaud; award; be featured; be named; be ranked; be recognized;
cite; commend; crown; decorate; elect; feature; honour; laud; list; mention; name;
nominate; praise; rank; rate; recognize; recommend; salute; spotlight; vote
"""

# What goes wrong or is lost while a service runs.
FAIL = """
arrive; break; cancel; complain; crash; delay; depart; fail; lapse; leave; lose; miss;
overrun; quit; reject; succeed; suffer; wait
"""

# Put money or means in: an input, whatever it may lead to.
PAY = """
accorder; affecter; allocate; allouer; asignar; attribuer; ausgeben; award; bankroll;
becar; bereit stellen; bezuschussen; budget; budget for; cofinance; commit funds;
conceder; consacrer; contribute funding; deploy capital; destinar; disburse; donate;
dotar con; débloquer; dépenser; earmark; endow; engager des fonds; finance; financer;
financiar; finanzieren; fund; fund-match; fördern mit; gastar; grant; inject;
invertir; invest; investieren; investir; match-fund; otorgar; pay out; ploughback;
procure for; provide funding; reimburse; reinvest; set aside; spend; sponsern;
sponsor; subsidize; subvencionar; subventionner; underwrite; vergeben; verser;
zuweisen
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
