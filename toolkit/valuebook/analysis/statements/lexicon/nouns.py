"""Nouns by what is looked at when a statement is judged, in four languages.

A term is listed in the singular; plurals and British spellings are found from it.
Terms of several words come before their parts: "time to hire" is performance, though
"hire" alone is capacity.
"""

# What we do: it leaves nothing behind but the doing.
WORK = """
1-1; 1:1; a/b test; accompagnement; activity; activity action; ad; advert;
advertisement; advocacy; aha moment; all-hands; ama; analyse; analysis; animation;
application submitted; appraisal; architecture review; assessment; atelier; atelier de
travail; attendance at; audit; audit interne; audit round; audition; awareness
campaign; awareness session; backup test; baseline; befragung; benchmark study;
benchmarking; besichtigung; besprechung; bid; billboard; board meeting; book; book
club; book read; boot camp; bootcamp; booth; brainstorming; briefing; brown bag; bug
fix; bugfix; business review; call; campagne; campagne de communication; campaign;
campaña; capacitación; capacity of; card sort; career fair; census; certification;
certification exam; chaos drill; charla; check-in; class; class hour; clinical study;
clinical trial; coaching; code jam; code review; cold call; cold email; collaboration;
comité; commit; community call; community event; community of practice meeting;
competition; competitor analysis; competitor teardown; compliance check; conference;
conference talk; consultation; consultation publique; contest; conversation;
cooperation; course; curso; customer call; customer interview; customer panel;
customer visit; customer workshop; data point; data points; demo; demo call; deploy;
deployment; design review; design sprint; diagnostic; dialogue; diary study;
diligence; direct feedback; disaster recovery test; discovery call; discussion;
dog-fooding; door knock; drill; dry run; due diligence; e-learning; effort; election;
elections; email; email campaign; encuentro; encuesta; enquête; entretien; entretien
client; entrevista; entrevistas; erhebung; ethnography; evaluation; event; evento;
exam; exercise; exhibition; exit interview; experiment; experiment run; factory visit;
failover test; feasibility study; feedback; feedback session; fellowship meeting;
feria; field study; field trial; field visit; fire drill; fire-safety visit; fireside
chat; focus group; follow-up; follow-up call; food; formaciones; formación; formation;
fortbildung; fortbildungen; funding method; funding option; führung; game jam; gap
assessment; gemba walk; gespräch; gespräche; github issue; giveaway; grant
application; grooming; guest lecture; guest post pitch; hack day; hackathon; handover;
hearing; high-risk supplier assessed; home visit; hours of coaching; huddle;
human-rights due diligence; idea; immersion day; incident review; induction session;
information campaign; inspecciones; inspección; inspection; inspection round;
instagram post; international cooperation; interview; interview with media;
interviewrunde; investigation; job fair; job shadowing; jornada; jour fixe; journée;
journée portes ouvertes; kaizen; kaizen event; kampagne; keynote; kick-off; kickoff;
klausur; knowledge sharing; knowledge sharing session; knowledge transfer;
kundengespräch; kundengespräche; lab test; launch event; leaflet drop; learning hour;
learning lunch; learning module completed; lecture; lesson; linkedin post; listening
session; literature review; live stream; llamadas de venta; load test; lobbying;
lobbying meeting; lunch and learn; lunch talk; mailing; mailshot; maintenance; market
analysis; market research; marketing; masterclass; maturity assessment; media
interview; meet-up; meeting; meetup; mentoring; mentoring session; merge request; mesa
redonda; messe; messeauftritt; mixer; mock audit; moment; monitoring; mystery shopping
visit; negotiation; negotiation round; networking event; office hour; offsite; on-call
drill; on-site visit; one-on-one; one-to-one; open day; open evening; open house; open
letter; option; outbound; outbound call; outbound e-mail; outbound email; outreach;
panel; parent evening; participant trained; party; patient interview; peer learning;
peer review; pen test; penetration test; performance review; person trained; petition;
phone call; pilot; pilot study; planning; podcast guest; poll; post-mortem; poster;
postmortem; premises inspected; preparation; presentación; presentation; press
briefing; press conference; press event; press release issued; pressetermin; process
audit; programming; projekttreffen; proposal submitted; présentation; prüfung;
prüfungen; pull request review; q&a; qbr; quarterly business review; questionnaire;
reading group; reason; red team exercise; reel; reference call; refresher course;
regression run; release; rendez-vous; research; residency; retreat; retro;
retrospective; retrospective meeting; reuniones; reuniones de equipo; reunión; review;
risk assessment; road show; roadshow; rotation; roundtable; réunion; réunion publique;
safety audit; safety briefing; safety drill; safety walk; sales call; sales pitch;
sales visit; sampling; scenario; school outreach; schulung; schulungen; scoping study;
screening campaign; secondment; security review; self-assessment; seminar; seminare;
sensibilisation; sesiones; sesión; session; shadowing day; simulacro; site inspection;
site visit; sitzung; skip-level; social post; soil sample; sondage; speaking; speaking
engagement; speaking opportunity; speaking slot; speech; sponsorship activation; spot
check; sprechstunde; sprint; sprint completion; sprint completion rate; stakeholder
interview; stakeholder meeting; stakeholder workshop; stand-up; standup; steering
meeting; store visit by staff; story completion; story point; strategy session;
stream; studie; studien; study; study visit; submission; summer school; supplier
audit; supplier visit; survey; survey wave; swot; systematic review; tabletop;
tabletop exercise; tagung; talk; taller; talleres; task; taster session; team
building; team event; team offsite; tech talk; technical review; tender; termine; test
round; test run; testing; teststart; teststarts; threat model; to-do; toolbox meeting;
toolbox talk; tour; town hall; town-hall; trade fair; trade show; train-the-trainer;
training; training day; training hour; training on; training session; triage; trial;
trial run; tutoring; tv spot; tweet; umfrage; usability test; user feedback; user
interview; user interview session; user research; user story; user test; user testing
session; ux test; veranstaltung; veranstaltungen; visit; visita; visita comercial;
visite; visite de site; vortrag; vorträge; vote held; walk-through; walkabout;
walkthrough; ward round; water sample; webinar; weekly meeting; weekly review;
weiterbildung; weiterbildungen; wellbeing visit; work; workout; workshop; zoom call;
étude; événement
"""

# What we make, decide or put in place.
DELIVERABLE = """
3d printer; abteilung; acceptance criterion; acceptance into; access; access control;
access point; access ramp; accessibility feature; accreditation; action plan; action
programme; acuerdo marco; addendum; admin console; affordable home; affordable
housing; agent; agreement; ai; ai agent; ai model; aircraft; aircraft hangar; airport;
akte; alert; alerting; algorithm; almacenes; almacén; alpha; aménagement; analytics;
analytics view; anlage; anlagen; anleitung; annuaire; annual plan; annual report;
anwendung; anwendungen; api; aplicaciones; aplicación; app; app store page;
application; apprenticeship place; apprenticeship scheme; approval; architecture;
archivo; article; artifact; artificial intelligence; artikel; artículo; asset; asset
library; asset register; assistant; atlas; audit; audit log; audit programme; audit
trail; aufzug; aula; auswertung; automation; automation rate of test; award scheme;
backbone; backend; backlog list; backup; bag; bahnhof; bandstand; barcode; base de
datos; base station; baseline study; baustein; bdd test; beitrag; bench; benchmark;
bericht; beta; biblioteca; bibliothek; bibliothèque; bike lane; bike rack; bike shed;
bin; binding; blog; blog post; blogartikel; blueprint; board paper; boiler;
boilerplate; bollard; bonus scheme; booking system; bookshelf; borne; borne de
recharge; bot; boundary wall; boutique; boutiques; branch; brand; brand guideline;
bridge; broadband network; brochure; brücke; brücken; budget plan; budget template;
build; building; bundle; bureau; bureaux; bursary; bus lane; bus shelter; bus stop;
business case; business continuity plan; business model; button; bylaw; bâtiment;
büro; cable; cache; cahier des charges; calendar; call centre; camera; campaign;
campus; canteen; cantine; capability; capacity building; car park; carbon tax; card;
card reader; care plan; career framework; career plan; cargador; carril bici; case
file; case study; catalog; catalogue; catalogue page; category; ceasefire; center;
center of excellence; centre; centre de santé; centre of excellence; centro; centro de
salud; certificate; certification; channel; chaos test; charger; charging; charging
hub; charging point; charging station; chart of accounts; charte; charter; chat
channel; chatbot; checklist; checkliste; checklists; checkpoint; ci; ci pipeline;
ci/cd pipeline; citation list; clean-up plan; cli; client portal; climate plan;
clinic; clinic deployment; clinical guideline; closed-loop process; cluster;
co-working space; coaching programme; code; code base; code complexity; code coverage;
code coverage rate; code of conduct; code quality; codebase; cognitive load of code;
cold store; colegio; communication plan; community forum; community space;
compatibility; competency framework; complexity; component; component library;
concept; confidence score; configuration; connector; consent form; contact centre;
container; content; content item; content piece; content type; contingency plan;
contract; contract template; contrat; contrato; control plan; control room;
convention; cookbook; cookie banner; copilot; correction file; corridor; cost model;
course material; court room; coverage of; crane; crm; cross-functional team; crossing;
crèche; crèches; curriculum; customer charter; customer journey map; customer portal;
cycle lane; dam; dark mode; dashboard; data catalogue; data centre build; data centre
hall; data dictionary; data feed; data hub; data lake; data mart; data migration; data
model; data pipeline; data platform; data policy; data product; data protection
officer; data set; data strategy; data warehouse; database; database entry; dataset;
datenbank; de bord; decision log; decision tree; deck; decree; deliverable;
deliverables; delivery plan; demo; demo video; demonstrator; dependency; deployment
of; deployment pipeline; deposit return scheme; deposit scheme; depósito; design;
design system; design token; desk-booking; development plan; device; dialect; digital
twin; directive transposed; disaster recovery plan; disclosure; discord; discord
server; discount; discovery report; dispositif; dissertation; district heating; ditch;
doc; dock; docker image; docs; document; documentation; documento; dokument;
dokumentation; dokumente; draft; drainage; drinking fountain; drone; dual carriageway;
e-book; e2e; e2e test; early warning system; earthworks; ebook; eco-label; ecosystem;
edge node; edificio; electric bus; electric vehicle charger; email template;
embankment; emergency plan; emissions trading; employee handbook; encryption;
endpoint; engagement plan; engine; entwurf; environment; episode; equality plan;
equipment; equipment list; equipo informático; erp; erp system; error message;
escalation path; escuela; esg report; espace; estaciones; estación; estrategia;
evaluation; evaluation report; event calendar; event type; evidence pack; example;
exhibition space; expense policy; export; export format; extension; fabrik;
fachverfahren; facility; factory; fahrplan; faq; farm; fast path; feasibility report;
feature; feature flag; feed-in tariff; feedback loop; feedback process; fence; ferry
terminal; feuille de route; fibre; fiche; fiche produit; file; file format; filialen;
filter; financial model; firewall; first draft; flag; flagship; flavour; fleet;
flexible working policy; flood barrier; flood defence; flow; flow battery; flowchart;
flyer; fonctionnalité; font; footbridge; footpath; forecast model; forecast tool;
forklift; form; formulaire; formular; formulare; formulario; forum; foundation;
framework; framework agreement; framework contract signed; free tier; frontend;
funcionalidad; functionality; fund; funding agreement; funktion; funktionalität;
funktionen; furnace; fábrica; gallery; gap analysis; garage; gare; gate; gateway;
gauge; gebäude; genai; generative ai; gigabit; glossary; goal; governance; gps
tracker; graduate scheme; grant; graph; green roof; greenhouse; grid connection;
guardería; guardrail; guichet; guichet unique; guidance note; guide; guideline; guía;
halle; handbook; handbuch; handlungsleitfaden; hangar; haus; headcount plan; health
centre; health plan; heat network; heat pump; heating system; helm chart; help
article; help center; help centre; help desk; helpline; herramienta; high-speed line;
hiring process; home; home built; home page; homepage; hook; hospital; hotline;
housing; housing unit; how-to; hr system; human rights policy; hybrid working policy;
hydrant; häuser; icon; idea; impact report; implementation; implementation plan;
import; improvement plan; incentive; incentive scheme; incident process; index;
indicator; infographic; information sheet; informe; infraestructura; infrastructure;
infrastructure réseau; initiative; innovationsraum; input routing; inspection plan;
installation; institution; instruction; insulation; integrated view; integration;
integration test; interaction type; interchange; interconnector; interface contract;
internship; internship spot; interview process; intranet; intranet page; inventory;
invoice template; isolation valve; item; jardin; jetty; job advert; job board; job
description; job family; job posting; jobs board; joint plan; joint venture; journal;
journey map; junction; key card; kindergarten; kiosk; kit; kita; klinik; knowledge
article; knowledge base; knowledge base article; knowledge hub; konzept; kpi; kpi
definition; kpis; krankenhaus; lab; label; labor; laboratorio; laboratory; ladepark;
ladepunkte; ladesäule; ladesäulen; lager; landing page; language; language model;
latrine; launch; law; lazy loading; leaflet; leaflet rack; learning management system;
learning path; learning platform; legacy code; legal entity; legal framework;
legislation; leitfaden; lernmodul; lernmodule; lessons learned report; letter
template; levee; library; licence; license; lift; lighting; ligne de bus; line; lines
of code; lint error; linter warning; linting error; list; listing; live chat; living
lab; livre; livre blanc; lms; loading bay; loc; local plan; locale; localization;
locker; log; logement; logements; logging; logo; low-emission zone; loyalty card;
línea; lösung; machine; machine learning; machine learning model; magasin; magasins;
mailing list; mailing list page; mainstreaming; maintenance plan; makerspace;
management plan; manifest; manual; manuales; map; map layer; mapa; marco; marina;
marine reserve; market stall; marketing material; maschine; maschinen; mast; master
plan; masterplan; material; matrix; maturity model; measurement; mechanism; meeting
room; memorandum; mentoring scheme; menu; menu item; mercado; mercados; meter; method;
methodology; metric; mezzanine; mfa; microservice; migration; migration checklist;
milestone; mini-grid; mobile app; mobile unit; mockup; mode d'emploi; model; modell;
modern slavery statement; modul; module; monitoring; monitoring system; mooring;
moratorium; mosque; motorway; mou; mould; museum; mvp; módulo; national park; national
plan; national strategy; nda; network; netz; new home; new product; newsletter;
newsletter issue; node; norm; normativa; notification; nps survey; number of files;
nursery; objective; offer letter; office; office hours page; oficina; oficinas; okr;
okrs; on-call rota; onboarding checklist; onboarding flow; onboarding guide;
onboarding plan; onboarding process; onboarding program; online course; online form;
online shop; open standard; operating manual; operating model; operating procedure;
operating theatre; operations manual; orchard; ordenanza; ordinance; org chart; org
structure; outage plan; outil; outline; outpost; output; pack; package; packaging;
page; panel; panel solar; paneles; paneles solares; paper; parental leave policy;
park; parking policy; parque; partnership; patent; patent application; patent family;
patient leaflet; pattern; pavement; pay scale; pay structure; payment gateway; peering
link; pension scheme; performance framework; permission model; permit; persona;
personalization; photo; photo library; photograph; pier; pilot plant; pilotprojekt;
pipeline; pipeline job; pipeline km; pipeline run; piste cyclable; pitch; pitch deck;
plan; plan d'action; plan de formation; planes; planning process; planning tool;
plant; planta; plastic bag; plataforma; plateforme; platform; platform lift;
plattform; playbook; playground; playground equipment; plug-in; plugin; poc; podcast;
podcast episode; point of sale; policy; policy brief; policy paper; politique;
política; pond; portail; portal; portal web; position paper; post; poste de travail;
poster; power line; power plant; press kit; press release; price book; price list;
pricing model; pricing plan; privacy notice; procedure; proceedings; proceso; process;
process map; process step; processus; procurement framework; procurement plan;
product; product catalogue; product line; product range; product video; production
line; producto; produit; produkt; produkte; program; programa; programa piloto;
programm; programme; project; projektplan; projet; proof of concept; proposal;
protected area; protocol; protocolo; prototype; prototype fonctionnel; proyecto;
prozess; public api; public toilet; publicación; publication; puente; pull-down menu;
pumping station; puntos de recarga; página; página web; qr code; quality manual;
quality plan; quarterly report; query; queue system; radweg; radwege; rahmenvertrag;
rail line; railway line; ramp; range; rapport; rate plan; ratification; raum;
raumkonzept; reactor; reading room; readme; rebrand; recipe; recognition program;
recovery plan; recruitment plan; red; redes; redesign; refactoring; reference
architecture; reference implementation; register; registry; reglamento; regression
test; regulation; relaunch; release; release candidate; release note; release
pipeline; remote work policy; repo; report; report template; repository; requirement;
rescue plan; research agenda; research paper; reservoir; residencia; resource pack;
resourcing plan; retaining wall; retention policy; return scheme; review process;
reward program; rfc; richtlinie; risk assessment template; risk policy; risk register;
risk report; road; roadmap; roadmap item; robot; role; role list; role-based access;
roll-out; rollout; roof; roof garden; room; roster; rota; roundabout; route map;
routing; rule; runbook; runway extension; règlement; référentiel; safety case; safety
manual; sala; salary band; sales enablement material; sales material; salle; sample;
sandbox; sandbox acceptance; satellite; satzung; schedule; schema; scheme;
schnittstelle; schnittstellen; scholarship; school building; school place; schule;
schulen; schéma directeur; scorecard; screen; script; sdk; sea wall; search function;
second line; security policy; sede; self-check; self-service portal; sensor; sensor
network; server; service; service blueprint; service catalogue; service desk; service
line; service plan; servicio; session recording; set-up; setup; sewer; shared library;
shed; shelf; shelter; ship; shop floor; shortlist; showroom; sidewalk; sign-on;
signage; single sign-on; single view; single view of; sistema; site; site map; site
web; sitio web; skatepark; skills matrix; sla document; slack channel; slide; sluice;
smart meter; smoke test; snippet; social housing; social media campaign; social media
post; software; softwarelösung; solar array; solar farm; solar panel; solar park;
solaranlage; solaranlagen; sop; sourcing policy; space; spec; specification; speed
camera; spielplatz; spielplätze; spike; sports hall; spot; sso; stack; stadium; staff
canteen; staging environment; stakeholder map; standard; standorte; starter kit;
startseite; statement; station; status report; steering group; stelle; stellen; stock
of homes; stop sign; storage; storage tank; store; storefront; story; strategie;
strategy; strategy document; strategy paper; stratégie; straße; straßen; street light;
streetlight; structure; student flat; style; style guide; style sheet; subscription
plan; subsidiary; subsidy scheme; substation; success plan; succession plan; suite;
summary report; supplier code; supply chain policy; supply contract; support de
formation; support for; survey form; sustainability report; sustainable packaging;
switchboard; syllabus; system; system complexity; systeme; système; système
d'information; tableau; tableau de bord; tablero; talent pool; target operating model;
target set; tariff; task force; tax reform; taxonomy; tech debt; technical debt;
technology; technology stack; template; tensor; terminal; terms of reference; terms of
service; test; test automation; test automation rate; test bench; test case; test
coverage; test environment; test group; test lab; test plan; test rig; test suite;
tests; textbook; theatre; theme; thesis; third-party dependency; ticket system;
tienda; tiendas; timesheet; timetable; toilet; tool; tool kit; toolchain; tooling;
toolkit; toolset; topic page; toy library; trademark; traffic light; training
material; tram line; transformer; transition plan; translation; translation memory;
travel plan; travel policy; treatment plant; treaty; tree; trial version; truck;
tunnel; turbine; turnhalle; tutorial; tutorial video; twitter account; two-factor;
two-factor authentication; unified dashboard; unit test; unit test coverage; update;
upgrade; use case; user flow; user group; user guide; user manual; usine; value stream
map; valve; vehicle; vehicle charger; vehículo; velodrome; verordnung; version;
vertrag; video; video tutorial; view; village hall; visitor centre; vivienda; voice
assistant; volunteering scheme; vorlage; vorlagen; voucher; véhicule; wache; wall
chart; warehouse; warehouse management system; water point; water tank; water
treatment plant; wayfinding; web app; web page; webcast; webhook; webpage; webseite;
webseiten; website; weir; welcome pack; wellness programme; werkzeug; whistleblower
line; whistleblowing policy; white paper; white-label; whitepaper; whitepaper draft;
wifi; wiki; wiki page; wind farm; wind park; wind turbine; window; windrad; windräder;
wire protocol; wireframe; wohnung; wohnungen; wohnungsbau; word count; work; work
instruction; work package; workbook; workflow; working plan; workshop space; workspace
layout; workstation; zebra crossing; zentrum; zone; école; éolienne; équipement
"""

# What we buy, hire, fund or sign so as to be able to work.
CAPACITY = """
account executive; accountant; affiliate; agency; agent network; agent recruté;
aide-soignant; aliado; ambassador; analyst; animateur; applicant interviewed;
apprenti; apprentice; apprentis; arzt; auditor; auszubildende; azubi; azubis; back-up
supplier; bandwidth capacity; becario; bed; beds in; berater; board chair; board
member; board seat; branch; bridge funding; broker; budget alloué; bus; business
vertical; candidate; capacity; capex; capital; capital expenditure; carrier; champion;
channel partner; charging point; chauffeur; chef; chief data officer; childminder;
city; claims handler; clinic partner; clinician hired; cloud credit; cloud provider;
co-founder; co-investor; coach; community manager; community nurse; community
partnership; conductor; conseiller recruté; consortium; consultant; contract
manufacturer; contractor; contratación; copywriter; core funding; country; country
office; court judge; credit line; crew member; crowdfunding; csm; customer success
manager; data center; data centre; data engineer; data scientist; data steward;
dealer; delivery partner; delivery van; dentist; desarrollador; designer; desk;
developer hired; devops; director; distribuidor; distribuidores; distributeur;
distributor; docente; doctor; donation match; driver; développeur; editor; electric
van; electrician; embauche; employee; employee hired; endowment; endowment fund;
enfermera; enfermero; engineer; enseignant; entwickler; equality champion; equity;
executive; expert; fachkraft; fachkräfte; facilitator; fahrer; fahrzeug; fahrzeuge;
field rep; filiale; firefighter; foster carer; fournisseur; framework supplier;
franchise; franchise candidate; franchise partner; franchisee; freelancer; fte;
full-time; fund; funding; funding round; general manager; gig worker; gp; graduate
trainee; grant award; grant funding; growth manager; hardware; head of; headcount;
health visitor; health worker; hire; händler; implementation partner; in-kind support;
infirmier; infirmière; ingeniera; ingeniero; ingenieur; ingenieure; ingénieur;
inspector; installer; installer network; instructor; intern; inversión; investment;
investor; investor meeting; joint-venture partner; key account manager; language
supported; laptop; lawyer; lecturer; lehrkraft; lehrkräfte; librarian; licence;
license seat; lieferant; lieferanten; line of credit; loan; local partner; location;
logistics partner; lorry; machine; maestros; maintenance engineer; market; marketer;
match funding; mechanic; media partner; mentor; midwife; mitarbeiter; ml engineer;
moderator; médecin; médico; neueinstellung; new hire; new market; new staff; night
nurse; nurse hired; enfermera; enfermeras; infirmière;
infirmier; open position; open role; opening hour; ops manager; outlet;
paralegal; paramedic; parking space; partenaire; partenariat; partner; partnerschaft;
partnership; payment provider; personal sanitario; personnel; pflegekraft;
pflegekräfte; pharmacist; phd student; physiotherapist; pilot customer; pilot partner;
planner hired; plumber; police; police officer; position filled; postdoc;
postgraduate; praktikant; preferred supplier; prison officer; pro bono; product
designer; product manager; product owner; production capacity; production shift;
production site; profesor; profesores; professor; programme manager; programmer;
project manager; proveedor; proveedores; qa engineer; qualified candidate; recrue;
recruiter; recruits; recrutement; region; relief staff; research partner; researcher;
reseller; retail partner; retailer; revendeur; robot cell; role filled; safety
officer; sales engineer; sales hire; sales manager; sales rep; salesperson; school
partner; scientist; scrum master; scrum team; sdr hired; seat; seat capacity; second
source; security engineer; seed capital; seed funding; seed round; senior engineer;
seo specialist; shift; shop; site manager; site opened; site reliability engineer;
social worker; socio; socio estratégico; socios locales; software licence; solicitor;
sous-traitant; specialist; sponsor; sponsorship; square metre; sre; staff nurse;
standort; stelle; stellen besetzt; steward; storage capacity; store; strategic
partnership; student assistant; subcontractor; sucursal; supplier; supply agreement;
support agent; surgeon; surveyor; teacher; teacher hired; teaching assistant; team
headcount; team lead; technician; technicien; techniker; technology partner; temp;
territory; therapist hired; tool; tractor; trade partner; train driver; trainee;
trainer; translator; truck; tutor; técnico; university partner; ux designer; vacancy;
van; vehicle; vendedor; vendedores; vendeur; vendor; venture capital; venture funding;
vertical; vertriebspartner; vet; voluntario; volunteer recruited; warden; warehouse;
warehouse operative; welder; wholesale partner; wholesaler; wiederverkäufer; worker;
writer; youth worker; ärzte
"""

# Who acts on their own decision: people and organizations outside the team.
AUDIENCE = """
abonado; abonnent; abonné; account; accountholder; acheteur; active account; active
member; active user; adhérent; adopter; adopter of; adult; advertiser; advocate;
agency using; agriculteur; agricultor; agricultores; allotment holder; alumno;
anwohner; anyone; applicant; apprenant; apprentice starter; arbeitnehmer; asistente;
assuré; attendee; audience member; bauherr; beneficiario; beneficiary; beneficiary
household; benutzer; beschäftigte; beschäftigten; besucher; bewerber; bewohner;
bidder; biker; blog subscriber; blue-collar worker; bondholder; borrower; boy;
builder; business; buyer; bénéficiaire; bénévole; bürger; bürgerinnen; caller;
candidate applying; card holder; cardholder; carer; charity; child; cinema-goer;
citizen; citoyen; city using; ciudadano; claimant; client; cliente; colleague using;
commerçant; commissioner; committer; community; community member; commuter; company;
company using; comprador; compradores; concert-goer; conducteur; conductores;
consommateur; consumer; consumidor; consumidores; content creator; contractor using;
contributor; council tenant; creator profile; curator; customer; cyclist; daily
active; daily active member; daily active user; dau; debtor; delegate; demandeur
d'emploi; dependent; dependent project; depositor; developer; developer community;
developer using; diner; district; doctor using; donante; donateur; donor; donor
household; downstream project; driver; early adopter; einwohner; eltern; employee
using; empresa; end user; enfant; enterprise; entreprise; entreprises; estudiante;
everyone; exhibitor; external contributor; external user; fahrgast; fahrgäste;
familias; familien; famille; family; fan; farmer; firmen; first-time buyer; first-time
visitor; fisher; follower; foyer; freeholder; gamer; gardener; girl; giver; gp
practice; graduate; grower; guardian; guest; gäste; habitant; haushalt; haushalte;
head teacher; hiker; hogar; hogares; home connected; homeowner; household; huésped;
huéspedes; importer; inmate; inquilino; inquirer; installation base; instance;
insured; interessenten; jeune; job seeker; jobseeker; jugendliche; jóvenes; kinder;
kunde; kunden; kundinnen; käufer; landlord; landwirte; lead; learner; learner driver;
leaseholder; leaver; lecteur; lector; lectores; lender; leser; leserinnen; library
user; listener; low-participation area; loyal customer; man; marketer using; marketing
qualified lead; mau; member; membre; merchant; miembro; mieter; migrant; mitglied;
mitglieder; monthly active user; mother; motorist; mql; municipality; ménage;
neighbour; neukunde; new contributor; new customer; new member; new user; newcomer;
newsletter subscriber; niño; nobody; nurse using; nutzer; nutzerinnen; offender;
officer using; older people; online customer; operator using; organisation;
organization; organization using; paciente; package depending; padres; panelist;
parent; participant; particulier; partner using; pasajero; passenger; patient;
patienten; payer; paying customer; pedestrian; pensioner; people; people served;
person; personen; personne; pharmacist using; planner; player; policyholder; portfolio
manager; premium member; primary school; prisoner; producer; product-qualified lead;
profile; promoter; property owner; prospect; prospecto; publisher; pupil; purchaser;
pymes; qualified lead; ratepayer; reader; recipient; reference customer; reference
user; refugee; registered user; registrant; regular; regular giver; reisende; renter;
repeat customer; resident; returner; returning visitor; rider; salarié; sales lead;
sales qualified; sales qualified lead; saver; school; school leaver; schüler;
schülerinnen; secondary pupil; seguidor; self-employed; seller; senioren; service
user; shareholder; shopper; signatory; small business; small firm; smallholder; sme;
smoker; social media follower; spectateur; spender; sql; stakeholder; startup;
student; studenten; studierende; subscriber; sufferer; supermarket; supporter;
survivor; suscriptor; suscriptores; switcher; taxpayer; team using; team using the;
technician using; teilnehmer; teilnehmerinnen; tenant; theatregoer; therapist;
tourist; trabajador; trabajadores; trader; tradespeople; trainee graduate; traveler;
traveller; trial; trial user; trialist; turista; twitter follower; unique visitor;
university; unternehmen; usager; user; user account; usuario; utilisateur; vecino;
versicherte; veteran; viajero; viajeros; viewer; village; visitante; visiteur;
visitor; volunteer; voter; voyageur; vulnerable; véhicules électriques; walker; wau;
website user; website visitor; weekly active user; who; woman; worker using;
workspace; young adult; young driver; young offender; young people; young person;
youth; zuschauer; élève; étudiant
"""

# What the audience does: use, uptake, reach, participation.
BEHAVIOUR = """
abandonment; abandonment rate; abandono del carrito; abonnement; abrufe; acceptance;
acceptance by users; account opening; activation; activation rate; active days; active
share; active use; ad click; add-to-cart; addressable market; adhésion; adopción;
adoption; adoption of; adoption rate; akzeptanz; altas; anmeldung; anmeldungen; api
adoption; api call; api usage; app download; app install; app opening; app share; app
store ranking; app use; applicant; application; application received; application
volume; appointment booked; attendance; attendance figure; attendance rate; attendee
number; aufrufe; auslastung der kurse; awareness; backlink; bekanntheit; bestellungen
online; besuch; besuche; besucherzahl; besucherzahlen; bewerbungen; bid received; bike
trip; booking; booking made; booking rate; bounce rate; box subscription; brand
awareness; brand presence; brand search; buchungen; card use; cart abandonment; cart
completion; channel shift; chat usage; chatbot containment; check-in online; checkout
completion; citation; click; click rates; click-through rate; cloud adoption;
co-authored paper; code contribution; comment; community answer; community
contribution; community engagement; community event organized by others; community
pull request; completion rate; compras en línea; connexion; consent rate; consultation
en ligne; consultation response; contact avoidance; contactless payment; contribution;
conversion; conversion rate; cooperation request; coupon redemption; course
completion; course enrolment; course sign-up; course start; ctr; customer review;
cycle journey; cycle trip; cycling trip; daily use; dau/mau; dau/mau ratio; de
conversion; deflection rate; demandes en ligne; demo booked; demo booking; demo
request; descarga; digital adoption; digital channel share; digital order; digital
payment; digital share; digital take-up; digital uptake; direct debit; domain
authority; download; drop-off; drop-off rate; dwell time; déclarations en ligne;
e-billing; ebook download; einschreibungen; email click; email list; email open rate;
email signup; emprunts; engagement; engagement rate; enquiry; enrolled learner;
enrollment; enrolment; entry received; evening opening; event attendance; event
registration; event rsvp; external contribution; external success story;
fahrgastzahlen; feature adoption; feature request by users; feature usage; feedback
response; first purchase; follow-on; footfall; fork; form completion; form submission;
forum answer; free trial; freemium signup; fréquentation; g2 review; github star;
google review; group booking; guest night; guest post about; hackathon submission;
hashtag use; home delivery order; impression; inbound; inbound call; inbound enquiry;
inbound lead; inbound link; inbound request; inquiry; inscripciones; inscripción;
inscription; inscription en ligne; install; installation by; installed base;
integration use; interacción; interaction; invitation; invitation accepted; job
applicant; job application; journey on public transport; keyword search volume; kiosk
use; klickrate; klicks; konversionsrate; lapsed member; lead conversion; learning hour
by users; library adoption; library loan; library visit; license utilization; like;
like rate; link click; link from; listen; listening; loan; loan volume; log-in; login;
login rate; lookup; loyalty programme membership; market adoption; market penetration;
market uptake; matrículas; media article; media coverage; media mention; media pickup;
meetup by community; member referral; membership; membership number; mention; mention
in; message sent by users; mobile app use; mobile order; mobile share; module
completion; museum visit; network use; new account; new registration; new user growth;
news article; newsletter open; newsletter sign-up; night stay; notoriedad; notoriété;
number of visitors; nutzerzahl; nutzerzahlen; nutzung; nutzungsrate; occasional user;
onboarding completion; online account; online application; online booking; online
order share; online payment; online purchase; online review; online share; online
transaction; online-anträge; open rate; open rates; open source contribution;
opportunity; opt-in; order online; order placed; organic traffic; outbound-generated
opportunity; overnight stay; page one ranking; page read; page view; page visit; pages
per session; pageview; paid subscription; paperless share; participación;
participation; participation rate; partner referral; passenger journey; passenger
number; patient uptake; payment online; pedidos en línea; peer-reviewed citation;
penetration; petition signature; pipeline opportunity; platform use; platform view;
pledge; podcast download; podcast listen; policy citation; portal login; portal use;
position in search; posts by; posts by members; pql; press; press article; press
coverage; press mention; product adoption; product review; product trial; product
usage; profile completion; profile view; programme attendance; prompt use; proposal
received; prospect généré; prs; prs from; public transport use; pull requests from;
qualified application; query volume; quote request; ranking on google; reach; reading
time; rebooking; recycling collected; recycling rate of households; referral;
registration; registrierung; registro; reichweite; repeat booking; repeat visit;
repeat visit rate; reply rate; reservas; response rate; response volume; return visit;
returning user; retweet; review on; reward redemption; ridership; rule update by;
réservation; school visit; screening attendance; screening uptake; search volume; seat
utilization; seguidores; seitenaufruf; self check-in; self-booking; self-checkout;
self-serve; self-serve rate; self-service; self-service rate; self-service share;
self-service use; session; session duration; share; share of bookings; share of
orders; share of search; share of trips; share of users; share of voice; share rate;
sign-up; signature; signup; site traffic; social engagement; social share; speaker
invitation; speaker request; speaking invitation; spent on site; spontaneous
awareness; star; stickiness; store footfall; store visit; story view; student
application; student number; subscriber list; subscription; success story; supplier
response; survey completion; survey participation; survey reply; survey response rate;
suscripciones; switching; take-up; take-up of; tasa de apertura; tasa de conversión;
tasa de participación; tasa de uso; taux d'adoption; taux d'ouverture; taux
d'utilisation; taux de clic; taux de conversion; taux de participation; teilnahme;
teilnahmequote; tender received; tender response; test drive; ticket sale; ticket
sold; time in app; time on page; time on site; time spent on site; tool adoption; tool
use; tourist number; traffic; trafic; transactions online; translation by; trial;
trial download; trial sign-up; trial start; trip; tráfico; turnout; tutorial
completion; tutorial view; téléchargement; unaided awareness; unaided recall; uptake;
uptake of; usage; usage of; use; use by; use of; user activity; user base; user
engagement; user feedback rate; user growth; user number; user recommendation; user
session; user-generated content; user-led; uso; utilisation; utilisation de;
utilization of feature; vaccination uptake; vaccine uptake; video completion; video
view; view time; view-through rate; visibility; visit; visita; visitas a la web;
visite; visitor number; visitor-to-lead; visualizaciones; volunteer hour; volunteer
sign-up; voter registration; voucher redemption; vues; wait list signup; waitlist
signup; walk-in; watch hour; watch time; web traffic; webinar registration; webshop
order; website enquiry; website hit; website session; website traffic; weekly use;
wifi login; word of mouth; word-of-mouth; zugriffe; öffnungsrate; übernachtungen
"""

# How well a process, system or workforce in use performs.
PERFORMANCE = """
abandonment rate of calls; abbruchquote; abfall; absence; absence level; absence rate;
absenteeism; absentismo; absentéisme; acceptance rate; access time; accident; accident
du travail; accidentes; accidentes laborales; accuracy; adherence; admin burden; admin
time; administrative burden; administrative hour; administrative time; after close;
age of backlog; aged debt ticket; aged ticket; alarm; alert fatigue; ambulance
handover; ambulance response; anlagenverfügbarkeit; anomalie; anomalies; antwortzeit;
api request; approval lead time; approval process; approval rate; approval step;
approval time; arbeitsunfall; arbeitsunfälle; arrival time; attack surface; attente
interne; attrition; audit finding; audit point; audit score; ausentismo; ausfall;
ausfallquote; ausfallrate; ausfallzeit; ausfälle; auslastung; ausschuss; automation;
automation rate; availability; average age; average delay; average handle time;
average handling time; average response; average speed; average speed of answer;
averías; backlog; backup success; bag delay; baggage delay; bajas; bandwidth; batch
failure; batch release; battery life; bearbeitungszeit; bearbeitungszeiten; bed days;
bed occupancy; benchmark score; beschwerdebearbeitung; bestand; bestände;
betriebszeit; blast radius; block time; board composition; board diversity; board
time; booking error; booking time; boot time; bottleneck; bounce time; breach;
breakage; breakdown; broken build; budget approval; bug; bug backlog; bug critique;
bugs in production; build duration; build failure; build time; bundle size; burnout;
bus factor; bus punctuality; cadence; calidad; call abandonment; call answering; call
handling time; call volume; call wait; call-out; cancellation; cancellation rate;
cancelled operation; candidate experience; candidate satisfaction; capacity; capacity
freed; capacity freed up; capacity utilization; carbon emission; carbon footprint;
carbon intensity; carbon per; case age; case backlog; case closure; cash leakage;
certification time; change failure rate; change-over; changeover; chargeback rate;
checkout error; checkout success rate; churned employee; claim cycle; claims
acceptance rate; claims leakage; clean rate; clearance time; clinician time; close
time; closing time; closure rate; cloud utilization; cls; co2; co2 emission; co2 per;
co2-ausstoß; co2-emission; code review turnaround; cold chain; colis abîmé;
commit-to-deploy; competence; competency; complaint backlog; complaint handling time;
complaint response; compliance; compliance rate; compliance score; compliance with;
compromiso de; concurrency; concurrent session; concurrent user; connection time;
consistency; consommation; consommation d'eau; consommation d'énergie; consommation
électrique; consumo de agua; consumo de energía; contact rate; contact resolution;
container dwell; container utilization; content error; conversion time; core loss;
core web vitals; cost variance; couverture de tests en production; cpu load; cpu
usage; crash; crash rate; crash-free; crash-free rate; crash-free session; crew delay;
critical alert; critical bug; critical incident; critical vulnerability; cross-dock
time; cuellos de botella; cure time; customer-reported; cyber incident; cycle count
accuracy; cycle time; damage rate; dark data; data accuracy; data breach; data
completeness; data entry error; data error; data freshness; data gap; data incident;
data latency; data loss; data loss incident; data quality; days; days lost; days to
close; days to hire; dead mileage; dead time; deadline adherence; deadline missed;
decision lead time; decision speed; decision time; defect; defect density; defect ppm;
defect rate; defective unit; defecto; delay; delayed discharge; delivered on time;
delivery performance; delivery time; delivery velocity; demora; density; deploy time;
deployment frequency; deployment time; deploys per day; design rework; desperdicio;
detection rate; detection time; developer confidence; developer experience; developer
productivity; developer satisfaction; development time; diagnosis time; digital
maturity; disabled staff; discharge delay; discrepancy; dispatch time; disponibilidad;
disponibilidad del servicio; disponibilité; disponibilité du site; disruption;
diversity; dna; dock-to-stock; document error; door-to-needle; doppelarbeit; down
time; downtime; drafting time; drop rate; duplicate record; duplicated effort;
duplicates; duración; duration; durchlauf; durchlaufzeit; durchsatz; durée; dust
level; déchet; défaut; délai; délai d'instruction; délai de; délai de livraison; délai
de paiement; délai de recrutement; délai de réponse; délai de traitement; délai moyen;
délais; early failure; early turnover; effectiveness; efficacité; efficiency;
efficiency gain; effizienz; effort; eficiencia; eficiencia energética; electricity
use; emergency callout; emergency repair; emisiones; emission; emission intensity;
emissions per; employee absence; employee attrition; employee engagement; employee
engagement score; employee happiness; employee nps; employee onboarding time; employee
retention; employee satisfaction; employee turnover; employee turnover rate; empty
runs; end-to-end time; energieverbrauch; energy consumption; energy efficiency; energy
intensity; energy loss; energy per; energy per unit; energy use; engagement;
engagement des collaborateurs; engagement index; engagement score; engagement survey
score; enps; entregas a tiempo; equipment failure; erreur; error; error budget; error
count; error rate; errores; errores de; erstlösungsquote; escalation; escalation rate;
escaped defect; ethnic diversity; evaluation score; event of default; exception;
exception rate; expediting; extracción de agua; f1 score; failed delivery; failed
deployment; failure; failure rate; fall rate; fallos; false alarm; false positive;
false positive rate; false positives; fatality; fault; fault rate; fault resolution;
fehler; fehlerquote; fehlerrate; fehlerzahl; fehlteile; fehlzeiten; female hire;
female leader; fiabilidad; fiabilité; field failure; fill rate; finding; first
attempt; first call resolution; first contact resolution; first fix; first pass yield;
first reply time; first response; first response time; first-attempt delivery;
first-call resolution; first-deploy pass rate; first-pass yield; first-time fix;
first-time fix rate; first-time-right; first-visit; flakiness; flaky test; flaky
tests; fleet utilisation; flight delay; flow efficiency; flow time; fluktuation; food
waste; food waste in kitchen; footprint; forecast accuracy; frame rate; fraud rate;
frauenanteil; free up; frequency rate; freshness; fuel consumption; fuel use;
fulfilment time; gas use; gaspillage; genauigkeit; gender balance; gender diversity;
gender pay gap; geschwindigkeit; ghg emission; goods damage; graph query; greenhouse
gas emission; grid loss; grievance; half-life; hallucination; hand-offs; hand-over;
handle time; handling time; handoff; handover delay; happiness; hardwareausfälle;
hazard; hazardous waste; heat loss; heat recovery; help desk response; hire time;
hours; hours lost; hours of; hours per report; hours saved; hours worked; human error;
human errors; idle time; idling; in-stock; inbound delay; incidencia; incident;
incident count; incident rate; incident resolution; incident response; incidentes;
incidents per; inclusion; inconsistency; index score; indexing time; inefficiency;
infection rate in theatre; inference time; injury; injury frequency rate; injury rate;
install time; intensity; internal fill rate; internal mobility; interruption;
interruption de service; interruption of; inventory; inventory accuracy; inventory
days; inventory days of; inventory level; inventory record; inventory turn; inventory
turnover; invoice accuracy; invoice dispute; invoice error; issue backlog; it
incident; it-ausfälle; jitter; job failure; joiner retention; journal entry;
kapazitätsauslastung; key-person risk; kilometre; knowledge gap; knowledge loss;
knowledge retention; krankenstand; krankheitstage; kwh per; ladezeit; lagerreichweite;
lagerumschlag; landfill; late delivery; late payment to suppliers; latency; lcp; lead
time; lead time for changes; lead times; lead-time; leadership diversity; leakage;
learning curve; leave rate; leerfahrten; length of stay; liefertreue; lieferverzug;
lieferzeit; lighthouse score; line stop; line stoppage; listing time; litigation case;
livraison à; livraison à l'heure; livraisons à temps; load; load factor; load time;
loading speed; loading time; los empleados; loss time; lost baggage; lost day; lost
luggage; lost sale incident; lost working day; lost-time accident; lost-time injury;
ltifr; machine downtime; machine hours; machine stop; machine utilisation; maintenance
backlog; major incident; management layer; manual correction; manual data entry;
manual effort; manual handoff; manual intervention; manual journal; manual journal
entry; manual mistake; manual step; manual work; match rate; maturity; mean time; mean
time between failure; mean time to detect; mean time to patch; mean time to recovery;
mean time to repair; mean time to resolve; meeting hour; meeting load; meeting time;
memory footprint; memory leak; memory use; merge time; mermas; message delay; mileage;
milk yield; minority staff; missed bin; missed call; missed collection; missed
deadline; missed decision; missed sla; mistake; mitarbeiterzufriedenheit; model
accuracy; month end; month-end; month-end close; morale; mtbf; mttd; mttf; mttr;
mängel; nacharbeit; nachbesserungen; ndcg; near miss; near-miss report; need for
rework; net emission of operations; net zero operations; network latency;
neueinstellungen; new starter; no-fault-found; no-show; no-show rate; noise; noise
level; non-compliance; non-conformance; non-conformity; non-revenue water;
non-value-adding; nonconformances; nonconformity; number of changes; number of
incident; nurse time; nursing hour; obsolete stock; occupancy; occupancy rate; ocr
accuracy; oee; offer acceptance rate; oil spill; on-call load; on-shelf; on-shelf
availability; on-time; on-time arrival; on-time completion; on-time delivery; on-time
departure; on-time payment; on-time performance; on-time start; open defect; open
vulnerability; operating time; operational efficiency; operational risk; operations;
order accuracy; order backlog; order cycle; order error; order fulfilment; order lead
time; order-to-cash; otif; out-of-stock; outage; outage minutes; output per; output
per hour; outstanding; over-run; overall efficiency; overall equipment; overall
equipment effectiveness; overdue; overdue case; overhead; overpayment; overrun;
overstay; overtime; overtime hours; p1; p1 incident; p95; p95 latency; p99; packaging
weight; packet loss; page error; page load; page load time; page speed; page weight;
pages per; panne; paper consumption; paper form; paper use; paperwork; paradas; parcel
damage; parcels on time; part shortage; pass rate of; patch compliance; patient flow;
pay gap; payload; payment error; payment processing delay; payment processing success
rate; payment to suppliers; payroll error; peak load; peak time; percentile latency;
performance; permit time; perte; phishing click; phishing failure; pick error; pick
rate; pick time; picking accuracy; picking error; picking rate; pilotless; planned
outage; planning accuracy; planning error; plant availability; plastic; plastic use;
plazo; plazo de entrega; plazo medio; pod restart; ponctualité; post-release bug;
power consumption; power usage effectiveness; ppm; pr lead time; precision;
preventable error; process capability; process cycle; process efficiency; process
error; process time; process waste; processing backlog; processing delay; processing
error; processing success rate; processing time; procure-to-pay; procurement time;
product quality; production bug; production loss; production stop; production time;
productividad; productividad por; productivity; productivité; productivité des
équipes; produktivität; project delay; project overrun; promotion rate; prozesszeit;
prélèvement d'eau; psychological safety; pue; pulse score; punctuality; puncture;
puntualidad; pünktlichkeit; quality; quality cost rate; quality index; quality of
hire; quality of release; quality score; qualität; qualitätskosten; qualité; qualité
de service; queries per second; query performance; query time; queue; queue length;
queue time; quote time; ramp time; ratio; ratio of applicants; re-admission to
theatre; re-let time; re-work; reaction time; reading error; reaktionszeit;
reaktionszeiten; rebuts; recall; recall rate; rechazos; recognition rate;
reconciliation time; recoverability; recovery; recovery point; recovery time; recovery
time objective; recruitment time; recurring incident; recycled content; recycled
material; recycling rate; redelivery; refund time; regression; regretted attrition;
regretted leaver; rehandling; rejection rate; rekeying; reklamationsquote; release
frequency; release time; reliability; reliability index; rendement; rendimiento;
renewable electricity; renewable energy; renewable share; renewables; reopen rate;
repair time; reparaturzeit; repeat failure; repeat fault; repeat incident; repeat
ticket; repeatability; replenishment time; reply time; report time; reporting time;
representation; reprocesos; request; request/second; requests per second;
requests/second; residuos; resilience; resolución; resolution time; response; response
speed; response time; response within; respuesta; restart time; restore time; retard;
retention of staff; retrabajo; retraso; return handling; return rate in production;
return rate of orders; review backlog; review time; rework; rework cost rate; rework
hours; rework item; rework rate; ride comfort; right first time; risk; risk exposure;
robustness; rollback; rollback rate; rollback time; root cause recurrence; roster gap;
rotación; rotación de personal; rotation; rpo; rto; run time; running time; runtime;
rupture; ruptures de stock; rückläufer; rückstand; rückstände; rüstzeit; safety event;
safety incident; safety observation; safety performance; saidi; saifi; scalability;
schadensquote; schedule adherence; schedule compliance; schedule fairness; schedule
slippage; schedule variance; scheduling overhead; scope 1 emission; scope 2 emission;
scope creep; score; scrap; scrap rate; search latency; search query; search relevance;
search time; security; security alert; security breach; security debt; security
finding; security incident; security posture; security score; server load; service
availability; service call; service delivery; service failure; service interruption;
service level; service quality; service time; set-up time; setup time; sev-1 incident;
severity rate; shift gap; ship time; shipment delay; short shipment; shortage;
shrinkage; sicherheitsvorfälle; sick day; sick leave; sick rate; sickness; sickness
absence; sickness rate; signal failure; silo; single point; single-point failure;
siniestralidad; site availability; site safety; site speed; skill gap; skills; skills
coverage; sla; sla attainment; sla compliance; slippage; spam; span of control;
specification error; speed; speed of delivery; spill; spoilage; stability; staff
absence; staff engagement; staff morale; staff retention; staff satisfaction; staff
sickness; staff survey score; staff time; staff turnover; staff workload; stale-data;
startup time; stillstand; stillstandszeiten; stillstände; stock accuracy; stock
availability; stock level; stock loss; stock mort; stock turns; stock write;
stock-out; stockout; stoppage; storage use; store availability; stp rate;
straight-through processing; stress; störung; störungen; success rate; supplier
defect; supplier delay; supplier on-time; supplier performance; supply chain; supply
chain capacity; supply risk; support burden; support load; support response; support
ticket; support volume; system availability; system crash; system error; system
response; system uptime; tasa de absentismo; tasa de defectos; tasa de error; tasa de
rechazo; task time; taux d'absence; taux d'absentéisme; taux d'erreur; taux
d'incident; taux de disponibilité; taux de défaut; taux de panne; taux de rebut; taux
de rotation; taux de service; tax filing error; team engagement; team happiness;
technical failure; technical incident; teething problem; temps de; temps de
chargement; temps de cycle; temps de réponse; temps de résolution; temps de
traitement; temps moyen; temps perdu; termintreue; test duration; test flakiness; test
time; theatre start; theatre turnaround; theatre utilization; throughput; throughput
per day; ticket backlog; ticket reopen rate; ticket volume; tickets per customer;
tiempo de; tiempo de carga; tiempo de ciclo; tiempo de entrega; tiempo de espera
interno; tiempo de inactividad; tiempo de respuesta; tiempo de tramitación; tiempo
medio; tiempo medio de respuesta; tiempos; time; time and effort; time between; time
lost; time on task; time on tools; time on wing; time per; time per case; time per
report; time saved; time spent; time taken; time to; time to contract; time to
decision; time to detect; time to fill; time to first reply; time to hire; time to
market; time to merge; time to productivity; time to resolution; time to resolve; time
to respond; time-to-fill; time-to-first; time-to-hire; time-to-hire in;
time-to-market; toil; total recordable; total recordable injury frequency rate; touch
time; touchless; touchless rate; track time; tramitación; transaction per second;
transactions/second; transfer time; transit time; transport emission; travel time of
staff; treatment delay; trifr; trir; truck fill; truck kilometre; trust index; ttfb;
turn time; turnaround; turnaround in; turnaround time; turnover; turnover des équipes;
turnover rate; turnround; unavailability; uncollected; under-represented group;
under-staffing; unfall; unfallzahlen; unfälle; unidentified device; unpatched system;
unplanned absence; unplanned downtime; unplanned stoppage; unplanned work; unsafe act;
unsold stock; untouched ticket; up-time; update time; upload time; uptime; urgent
order; usage of energy; utilisation; utilization; vacancy rate; vacation days taken;
variance; vehicle downtime; vehicle kilometre; vehicle utilisation; velocidad;
velocity; verfügbarkeit; verification time; verspätung; verspätungen; verzögerungen;
violation; virgin plastic; vitesse; voluntary attrition; vulnerability; vulnerability
age; wait for support; wait state; warranty claim; warranty failure; wartezeiten im
prozess; wartungskosten; wasserverbrauch; waste; waste circularity; waste intensity;
waste to landfill; wasted hour; water consumption; water intensity; water leakage;
water loss; water per; water use; water withdrawal; weld defect; wellbeing; wellbeing
of staff; wiedereröffnungsrate; win quality; women in leadership; women in management;
word error rate; work accident; work backlog; work in process; work in progress;
worker safety; workflow time; working capital days; working day; workload; wrench
time; write time; wrong delivery; yard time; yield; zeit bis; zykluszeit; émissions;
émissions de co2; índice de rotación; überstunden
"""

# What changes for customers, citizens, patients, society or nature.
CONDITION = """
30-day retention; 5-star review; 90-day churn; a-level; abandono; abandono escolar;
abbruchquote der schüler; absenteeism of pupils; abuse; abwanderung; abwanderungsrate;
acceso al agua; access to care; access to electricity; access to finance; access to
justice; access to services; access to water; accessibility of services; accident on
the road; accidentes de tráfico; accidents de la route; accidentés; accès au logement;
accès aux soins; accès à l'eau; addiction; adult; adverse effect; adverse event;
affordability; affordability of; affordable rent; aggressive incident; air pollutant;
air pollution; air quality; air quality limit; alcohol consumption; alcohol death;
alertness; animal welfare; anti-social behaviour; antimicrobial resistance; antisocial
behaviour; anxiety; app rating; app store rating; apprenticeship completion;
arbeitslosigkeit; armut; artenvielfalt; asthma admission; asthma attack; asylum
backlog; attainment; attainment gap; attainment of; attrition client; avoidable
admission; avoidable death; avoidable harm; award; bad experience; barrierefreiheit;
basic digital skills; bathing water; beach quality; bed blocking; belonging; benefit
recipient; beschwerde; beschwerden; beschwerdequote; bewertung; bien-être; bien-être
des; bienestar; bildungschancen; biodiversity; biodiversity loss; biodiversität;
biodiversité; bird population; bird species; birthweight; blindness; blue flag;
bounce-back; brand favourability; brand love; brand preference; brand reputation;
brand trust; breastfeeding; brecha; brecha salarial; bribery; broadband; broadband
coverage; bruit; bullying; burden of disease; burglary; business confidence; business
survival; bycatch; bürgerzufriedenheit; cadre de vie; calidad de vida; calidad del
agua; calidad del aire; calls chasing; cancellation by customer; cancer; cancer
screening; cancer survival; car kilometre; car use; carbon; carbon emitted; carbon
neutral; carbon neutrality; carbon-negative; carbon-neutral; care quality; career
progression of; carer burden; casualties; cero; ces; chain; chancengleichheit; child
benefit; child in poverty; child labor; child marriage; child mortality; child
poverty; child wellbeing; childhood obesity; cholera; churn; churn rate; chômage;
circularity; citizen satisfaction; civic pride; clean air; clean cooking; clean energy
access; clean water; clicks needed; client satisfaction; climate change; climate
neutral; climate positive; climate resilience; climate-neutral; climate-positive;
coastal erosion; cognition; cohort retention; cohésion; college enrollment; collision;
community cohesion; commute; commuting time; complaint; complaint about; completion;
confiance; confianza; confianza de; confidence; confidence with technology; conflict;
confort; congestion; connectivity; consideration; consumer confidence; consumer
detriment; contaminación; contamination; convenience; coral reef; corruption;
corruption index; court backlog; coverage of population; crash fatality; crime; csat;
csat score; customer advocacy; customer anxiety; customer attrition; customer churn;
customer comfort; customer complaint; customer complaint rate; customer confidence;
customer defection; customer delight; customer disruption; customer dissatisfaction;
customer downtime; customer effort; customer effort index; customer effort score;
customer experience; customer failure rate; customer friction; customer goodwill;
customer happiness; customer harm; customer health score; customer journey time;
customer lapse; customer lifetime; customer loyalty; customer minutes lost; customer
outcome; customer pain; customer perception; customer retention; customer return;
customer satisfaction; customer satisfaction score; customer sentiment; customer
success; customer trust; customer value; customer value score; customer wait; cyber
crime; cycling; deaf; death; deaths; decent work; deforestation; deforestation rate;
delayed discharge for patients; delight; delincuencia; democracy; dengue; dental
decay; depression; deprivation; desempleo; desigualdad; desnutrición; detention;
detractor; developer happiness of; diabetes; digital divide; digital exclusion;
digital identity; digital inclusion; digital skill; digital skills; disability;
disability employment gap; disadvantage; disadvantage gap; discharge to;
discrimination; disease; dissatisfaction; domestic abuse; donor retention; drinking
water quality; dropout; dropout rate; dropped call; drought; drowning; drug death;
drug misuse; drug use; dumping; dwelling fire; décrochage; décrochage scolaire;
désabonnement; désert médical; early childhood; early diagnosis; early mortality;
early reading; early school; early school leaving; earthquake damage; ease; ease of
use; ease score; eating disorder; eco-system; economic inactivity; economic
opportunity; ecosystem; educational attainment; effort score; elderly in care;
electric vehicle; electricity access; elternzufriedenheit; eléctrica renovable;
emergency housing; emisiones; emisiones de gases; emisiones netas; empleo; emploi;
employability; employer ranking; employer satisfaction; employment; employment gap;
employment or further; employment rate; empty home; energy access; energy bill; energy
efficiency of homes; energy hardship; energy poverty; environmental damage;
environmental impact; epidemic; equality; erneuerbare energie; erneuerbaren energien;
esperanza de vida; espérance de vie; ethnic gap; ev; everyone; eviction; exam result;
exam score; excess death; excess winter death; exclusion; experience; experiencia del
cliente; expérience; expérience client; extreme poverty; eye exam; fairness; fall;
falls; family stability; farm emission; fast diagnosis; fatalities; fear of crime;
fertilizer; fidelidad; fidelización; fidélisation; fidélité; fidélité client; fidélité
des clients; fire; fire death; fire injury; first-contact; first-generation student;
fish stock; fitness; flood damage; flood risk; flooded home; flooding;
flächenverbrauch; food bank use; food insecurity; food poverty; food safety; food
security; food waste; forest; forest cover; fraud victim; fuel poverty; fuel-poor;
gap; gastzufriedenheit; gaz à effet de serre; gender equality; gender gap; gender gap
in education; gender-based violence; generación renovable; gesundheit;
gesundheitszustand; global warming; good health; goodwill; graduate employment;
graduation; graduation rate; green space; greenhouse gas; greenhouse gases; gross
motor; guest experience; guest rating; guest satisfaction; habitat; happiness; harm;
harm to patients; hate crime; health; health gap; health inequality; health outcome;
healthy birthweight; healthy food; healthy life; healthy life expectancy; healthy life
years; healthy weight; heart; heart attack; heat death; heat stress; heilungsrate;
heritage at risk; high blood pressure; hiv; holiday hunger; homeless; homeless family;
homeless people; homelessness; hospital admission; hospital stay; hospital-acquired
infection; household covered; household in emergency housing; household income;
household recycling; household waste; housing need; housing quality; human rights;
human trafficking; hunger; hypertension; ict specialist; identity theft; illegal
dumping; illettrisme; illness; immunisation; immunization rate; impact on; impairment;
incidence; incivilités; inclusion of; income inequality; income of farmers; income of
households; independence; independence of; inequality; infant death; infant mortality;
infection; injury; injury at; insecurity; insertion; insertion professionnelle;
internet access; inégalités; job; job created; job growth; job placement; job quality;
job satisfaction of graduates; jobless; joblessness; jobs created; journey
satisfaction; journey time; joy; jugendarbeitslosigkeit; justice; juvenile crime; key
stage; kidney failure; kinderarmut; knife crime; knife injury; knowledge;
kundenabwanderung; kundenbindung; kundenerlebnis; kundenzufriedenheit;
kündigungsquote; kündigungsrate; landmass; lapse rate; lealtad; learner progress;
learner satisfaction; learning gain; learning loss; learning outcome; learning
poverty; lebenserwartung; lebensqualität; life; life chance; life expectancy; life
satisfaction; life year; life-changing injury; light pollution; lista de espera;
literacy; literacy rate; litter; living standard; living wage; living wage earner;
local employment; local jobs; logement insalubre; logo churn; loneliness; long-term
unemployed; long-term unemployment; loss of life; low income; low pay; loyalty;
luftqualität; lärm; mal-logement; malaria; malaria case; malnutrition; marine
pollution; marriage; maternal death; maternal health; maternal mortality; maths
attainment; measles; medication error; member retention; member satisfaction; mental
health; mental illness; methane; migration failure rate; minimum wage; misdirected
ticket; missed appointment; mobile coverage; mobility; mobility of people; modern
slavery; mortalidad; mortalidad infantil; mortality; mortality rate; mortalité;
mécontentement; n2o; national debt; national emission; nature loss; neet;
neighbourhood crime; neighbourhood satisfaction; neonatal mortality; net emission; net
promoter; net promoter score; net zero; net zero emission; net-zero; new job; next-day
return; nitrogen dioxide; nitrous oxide; nivel de satisfacción; noise; note de
satisfaction; nps; nps score; number of steps; nutrient loss; nutrition; nutrition
status; nutzerzufriedenheit; obdachlosigkeit; obese; obesity; obesity rate; ocean;
ocean health; offending; older people living; one-star review; online safety;
opportunity gap; oral health; organic farming; outbreak; outcome; outcome for
patients; overcrowded; overcrowding; overdose; ozone; pain; pandemic; parent
satisfaction; park access; paro; particulate; pass rate; passenger comfort; passenger
satisfaction; patient complaint; patient experience; patient harm; patient outcome;
patient recovery; patient safety; patient satisfaction; patient survival; patient
wait; patient waiting; patientensicherheit; patientenzufriedenheit; pauvreté; pauvreté
infantile; pay equality; peace; peace of mind; peatland; pension coverage; people
affected; people employed; people in poverty; people in work; people into work; people
on benefit; per capita food waste; perceived quality; perceived value; perception;
persistent absence; pest damage; pesticide; pesticide use; physical activity; place in
the; placement rate; plainte; plastic in ocean; plastic pollution; pm2.5; pobreza;
pobreza infantil; poisoning; police trust; policyholder satisfaction; polio;
pollinator; pollution; pollution de l'air; positive feedback; positive review;
post-operative infection; postcode lottery; poverty; poverty rate; power cut;
pregnancy; pregnancy complication; premature death; premature mortality; press
freedom; prevalence; preventable death; preventable disease; pride; primary education;
prison population; privacy; prize; problem; problem gambling; product recall; product
return; prosperity; précarité; public confidence; public health; public safety; public
satisfaction; public transport; public trust; pupil absence; pupil attainment; pupil
progress; pupils travelling; quality of air; quality of care; quality of life; quality
of sleep; quality of water; qualité de l'air; qualité de l'eau; qualité de vie; queja;
rabies; racial gap; radicalisation; rainforest; ranked; ranking; rating; re-offending;
reading age; reading level; reading score; readmission; readmission rate; recidivism;
reclamaciones; reclamación; recognition; recomendación; recommendation rate;
reconviction; recovery; recurrencia; recycling; refugee employment; rehabilitation;
reincidencia; reingresos; reklamation; reklamationen; relapse; relative poverty;
renal; renewal; renewal rate; reoffending; reorder; repair rate; repeat call; repeat
complaint; repeat contact; repeat customer rate; repeat enquiry; repeat order; repeat
purchase; repeat purchase rate; repeat victim; repeat victimisation; repurchase;
repurchase rate; reputation; resident satisfaction; resident trust; resident
wellbeing; resilience of communities; resolution; respiratory disease; restraint;
retención; retención de clientes; retention; retention at; retention rate; retour;
retour produit; retourenquote; return; reuse rate; review rating; review score; river;
river health; road casualty; road death; road fatalities; road injury; road safety;
road traffic death; robbery; rough sleeper; rough sleeping; rule of law; rural
poverty; réadmission; récidive; réclamation; rétention; réussite scolaire;
rückfallquote; safe drinking water; safety; sales of cigarettes; salud; sanitation;
sanitation access; sans-abri; santé; satisfacción; satisfacción de; satisfacción de
los; satisfacción del; satisfacción del cliente; satisfacción general; satisfaction;
satisfaction client; satisfaction des; satisfaction des clients; satisfaction des
usagers; satisfaction of; satisfaction rating; satisfaction score; satisfaction
usagers; satisfaction with; scam; school attendance; school completion; school
exclusion; school readiness; schulabbrecher; scope 3; scope 3 emission; score of
pupils; sea level; second-hand smoke; seguridad vial; self-harm; self-sufficiency;
seniors living; sense of belonging; sepsis; serious harm; serious injuries; serious
injury; sexual violence; sicherheit; sickness in children; side effect; simplicity;
siniestros; skilled worker; skills of young people; skills shortage; slavery; sleep;
sleep quality; slum; smog; smokers; smoking; smoking prevalence; smoking rate; social
capital; social isolation; social mobility; social protection; social value; soil;
soil erosion; soil health; soil quality; species; species loss; speeding; standard of
living; star; star rating; startup survival; starvation; steps in checkout;
sterblichkeit; stillbirth; street violence; stroke; stromverbrauch; student
achievement; student attainment; student debt; student experience; student outcome;
student retention; student satisfaction; student success; student success rate;
student wellbeing; stunting; sturzrate; substance misuse; success; suffering; suicide;
support after; surgical infection; survival; survival rate; sécurité routière; tasa de
abandono; tasa de paro; tasa de retención; taux d'abandon; taux d'attrition; taux de;
taux de chômage; taux de désabonnement; taux de pauvreté; taux de rétention; taux de
réussite; taux de satisfaction; tb; teen pregnancy; temporary accommodation; temps
d'attente; temps d'attente aux; tenancy sustained; tenant satisfaction; tenant
wellbeing; tertiary qualification; test score; theft; thumbs-up share; tiempo de
espera; tiempo de espera en; time to benefit; time to value; time-to-value; tobacco
use; tooth decay; tourism; toxic air; toxicity; traffic accident; traffic congestion;
traffic fatality; traffic jam; transparency to citizens; travel time; treatment time;
tree canopy; treue; treue der kunden; truancy; trust; tuberculosis; typhoid;
underemployment; undernourishment; understanding; unemployment; unfair treatment;
unfalltote; unicorn; university access; unmet need; urban heat; usability; user churn;
user complaint; user confidence; user effort; user error; user experience; user
frustration; user happiness; user retention; user satisfaction; user trust;
vaccination; vaccination coverage; vaccination rate; value chain emission; vandalism;
vaping; verkehrssicherheit; verkehrstote; verkehrsunfälle; vertrauen; vertrauen der;
victim; violence; violencia; violent crime; vision loss; visitor experience; visitor
rating; visitor satisfaction; voter turnout; wage; wait; wait time; waiting list;
waiting list size; waiting time; waits; waits for treatment; walkability; walking;
warm home; wartezeit; wartezeit der; wartezeiten; wasserqualität; wastewater; water
access; water pollution; water quality; water scarcity; water security; week-one;
week-one retention; weight loss; weiterempfehlung; weiterempfehlungsrate; welfare;
well-being; wellbeing; welsh speaker; wetland; wiederkaufrate; wiederkaufsrate; wild
bird; wildfire; wildlife; wohlbefinden; wohnungslosigkeit; women's safety; work
readiness; workless household; world ranking; youth crime; youth homelessness; youth
unemployment; youth violence; zero hunger; zero-emission; zufriedenheit; zufriedenheit
der; émissions de; índice de satisfacción
"""

# Money that comes in, is saved or is lost.
MONEY = """
abschluss; abschlussquote; abschlüsse; achats; acquisition cost; actual spend; acv; ad
revenue; add-on revenue; additional income; admin cost; advertising revenue;
advertising spend; agency cost; agency expenditure; agency spend; ahorro;
amortization; annual contract value; annual revenue; annual saving; annualised saving;
anschaffungskosten; aov; arpu; arr; arrears; assets under management; auftragseingang;
aufwendungen; aum; ausgabe; ausgaben; außenstände; average basket; average deal;
average deal size; average order; average order value; average revenue per user;
average selling; average selling price; average spend; average ticket; avoidable cost;
avoided cost; bad debt; bad loan; bank charge; basket size; basket value; beneficio;
beneficio neto; beneficios; benefit-cost ratio; bestellwert; betriebskosten; bid
success; bid win rate; bill; bill per; billing; bonus pool; booking; bookings;
borrowing; borrowing cost; box office; break-even; breakeven; brokerage income;
budget; budget deficit; budget overrun; budget overspend; budget saving; budget
variance; budgetabweichung; budgetüberschreitung; burn; burn rate; business rate;
bénéfice; bénéfices; cac; caja; capital cost; capital employed; carnet de commandes;
carrying cost; cartera; cash; cash balance; cash burn; cash collection; cash
conversion; cash conversion cycle; cash flow; cash position; cash reserve; cashable;
cashflow; catering income; chargeback; chiffre d'affaires; chiffre d'affaires en
ligne; churned revenue; claim cost; claims; claims expense; close rate; closed deal;
cloud bill; cloud cost; cloud expenditure; cloud savings; cloud spend; clv; combined
ratio; commercial income; commission; commission income; company runway; compensation
paid; compliance cost; consultant spend; contract leakage; contract loss; contract
renewal; contract renewal value; contract value; contract won; contract worth;
contracted revenue; contribution; contribution margin; conversion to paid; conversion
value; cost; cost avoidance; cost base; cost growth; cost income ratio; cost
inflation; cost of acquisition; cost of capital; cost of churn; cost of claims; cost
of delivery; cost of failure; cost of goods; cost of living; cost of poor; cost of
quality; cost of sale; cost of waste; cost overrun; cost per; cost per acquisition;
cost per case; cost per click; cost per contact; cost per hire; cost per kilometre;
cost per lead; cost per order; cost per ticket; cost per transaction; cost per unit;
cost per unit sold; cost ratio; cost reduction; cost saving; cost to serve;
cost-income; cost-income ratio; cost-to-income ratio; cost-to-serve; coste; coste de;
coste por; costes; costes logísticos; costo; costos; costos de; costos operativos;
council tax; coût; coût de; coût par; coûts; coûts d'exploitation; cpa; cpc; cpl;
credit loss; credit rating; cross-sell; cross-sell rate; cross-sell revenue; créances;
cuota; cuota de; cuota de mercado; customer acquisition cost; customer expansion
revenue; customer lifetime; customer lifetime revenue; customer lifetime value;
customer value; daily sales; damage; days cash; days payable; days payable
outstanding; days sales outstanding; deal; deal loss rate; deal size; deal value; deal
velocity; deal win rate; debt; debt level; debt ratio; deckungsbeitrag;
deckungsbeiträge; default rate; deficit; delivery cost; demurrage; deposits; dette;
deuda; development cost; direct cost; discount; discount rate; discounting; dispute
cost; dividend; donation; donation income; donations; downgrade; dso; dunning;
durchschnittlicher bestellwert; déficit; dépense; dépenses de fonctionnement; dépenses
énergétiques; earnings; ebit; ebit margin; ebit-marge; ebitda; ebitda margin; economic
benefit; economic growth; economic output; economic value; economy; efficiency saving;
einkaufskosten; einnahmen; einsparung; einsparungen; electricity bill; electricity
cost; emergency spend; energiekosten; energy bill of ours; energy cost; energy spend;
engineering spend; enterprise deal; eps; erlös; erlöse; ertrag; erträge; event income;
excess cost; expansion revenue; expenditure; expense; export; export earnings; export
revenue; export sales; exports; external spend; facility cost; factura; factura
energética; facturación; facturación anual; facture; facture d'énergie; facture
énergétique; factures impayées; failed payment; failure cost; fare revenue; farm
income; fee income; field cost; fine; fine paid; fixed cost; fixkosten; flujo; flujo
de caja; forderungen; forderungsausfälle; forecast accuracy of revenue; forecast
variance; foreign exchange loss; frais; frais de; framework contract; fraud; fraud
loss; free cash flow; free-to-paid conversion; freight cost; freight spend; fuel bill;
fuel spend; fund performance; funding gap; fundraising; funds raised; ganancia; gasto;
gastos de; gdp; generated pipeline; gewinn; gewinne; gewinnmarge; gift aid; global
sales; gmv; grant income; gross booking; gross margin; gross merchandise; gross
merchandise value; gross profit; gross revenue; gross revenue retention; gross sales;
gross value added; gross written premium; growth; grr; gva; gwp; handling cost;
headroom; heating bill; herstellkosten; holding cost; hosting budget; hosting cost;
impagados; impago; impayés; income; income from; income growth; income per; indirect
spend; inflation; infra cost; infra spend; infrastructure cost; ingresos; ingresos
por; ingresos recurrentes; insurance cost; insurance premium; interest cost; interest
income; interest paid; inventory cost; inventory value; inventory write-off;
investment income; investment return; invoice paid; invoice value; invoicing; irr; it
cost; it run cost; it savings; it spend; jahresumsatz; kosten; labor cost; labor
productivity value; labour cost; labour spend; lagerkosten; lapsed premium; late fee;
late payment; late-stage conversion; legacy income; legal cost; legal fee; legal
spend; leverage; liability; licence cost; licence fee; licence income; licence
renewal; licence spend; license revenue; licensing revenue; lifetime value; lifetime
work; like-for-like sales; liquidez; liquidity; liquidität; litigation cost;
litigation cost paid; loan book; local economy; local spend; logistics cost; logistics
spend; lohnkosten; loss; loss given default; loss ratio; lost revenue; lost sale; ltv;
ltv/cac; maintenance cost; maintenance spend; marge; marge brute; margen; margen
bruto; margen de; margin; margin per; markdown; market share; market value; marketing
cost; marketing generated pipeline; marketing spend per lead; marketing-sourced
revenue; marktanteil; masse salariale; material cost; material spend; materialkosten;
maverick spend; media spend; mehreinnahmen; membership fee; membership income;
merchandise sale; merchandising; money raised; monthly bill; monthly recurring;
monthly recurring revenue; monthly spend; morosidad; mortgage arrears; mql-to-sql;
mrr; ndr; net cash; net debt; net income; net interest margin; net margin; net new
arr; net premium; net profit; net revenue; net revenue retention; net sale; net
savings; net worth; new business; new business premium; new business revenue; new
logo; new mrr; new sales; non-pay spend; non-performing loan; npl; npl ratio; npv;
nrr; nómina; occupancy revenue; office cost; online income; online revenue; online
sale; open invoice; operating budget; operating cost; operating expenditure; operating
expense; operating income; operating loss; operating margin; operating profit;
operating ratio; operating surplus; opex; opportunity-to-close; order intake; order
value; order volume; organic growth; organic revenue; outstanding debt; over-budget
query; over-spend; overdraft; overdue debt; overdue invoice; overdue receivable;
overspend; overtime cost; p&l; packaging cost; paid conversion; paid seat; paid
subscriber; paid user; panier; panier moyen; parking income; part de marché; parts
revenue; pay bill; pay-back; payables; payback; payback period; paying; paying
account; payment within terms; payout; payroll; penalty; per diem; permit fee;
personalkosten; phone bill; pipeline; pipeline coverage; pipeline value; pipeline
velocity; portfolio return; postage; postal cost; precio; preis; preise; premium;
premium growth; premium income; presupuesto; pretax profit; price; price per; price
premium; price realization; pricing; print cost; print spend; private pay income;
prix; procurement cost; procurement saving; procurement spend; product sale;
production cost; productivity growth; productivity saving; produktionskosten; profit;
profit before tax; profit growth; profit margin; profit per; profitability; project
cost; project margin; property cost; proposal win rate; prozesskosten; purchase price;
purchase saving; purchasing cost; pérdidas; qualified pipeline; quota attainment;
quote-to-cash; quote-to-order; rabatte; rate card; raw material; rebate; receipts;
receivable; recette; recettes fiscales; recoverable; recovered tax; recruitment cost;
recurring revenue; redundancy cost; refund; refund value; refunds; refunds paid;
reisekosten; rendite; renewal; rent; rent arrears; rent collection; rent cost; rent
roll; rentabilidad; rentabilidad de; rentabilité; rentabilité de; rental; rental
arrears; rental income; repair bill; repair cost; repeat revenue; resale; resale
value; research income; reserves; retail sale; retorno; return on; return on ad spend;
return on assets; return on capital; return on equity; return on investment; return on
sales; revenu; revenue; revenue at risk; revenue churn; revenue from; revenue growth;
revenue leakage; revenue loss; revenue mix; revenue per; revenue per customer; revenue
per employee; revenue per seat; revenue share; revenue stream; revenus; revenus
récurrents; revpar; rework cost; roas; roce; rohertrag; roi; room revenue; royalties;
running cost; runway; résultat; résultat net; salary cost; sale; sales; sales
conversion; sales conversion rate; sales cycle; sales cycle length; sales from; sales
growth; sales mix; sales per; sales pipeline; sales pipeline value; sales quota; sales
revenue; sales target; sales value; sales volume; sales win rate; same-store; saving;
savings; savings per; schaden; schulden; schäden; scrap cost; service margin; services
revenue; share of wallet; share price; shareholder return; shareholder value; shipping
cost; shop sale; shrink; size of deal; social value generated; software spend;
sourcing saving; spend; spending; sponsorship; staff cost; staffing cost;
steuereinnahmen; stock cost; stock value; stock value written; storage cost; store
sales; stückkosten; subscription income; subscription revenue; subsidy need; supplier
spend; supply cost; support cost; support spend; surplus; tail spend; take rate; taux
de marge; tax; tax collected; tax gap; tax receipt; tax revenue; tax yield; tco; tcv;
teaching income; telephony cost; temp spend; tender; ticket income; ticket promedio;
ticket revenue; tied-up capital; tips; top line; topline; total cost of ownership;
total value locked; trade deficit; trade surplus; trading income; training cost;
transaction value; transport cost; travel cost; travel expense; travel spend;
treasury; trial conversion; trial to paid; trial-to-paid; trial-to-paid conversion;
trésorerie; trésorerie nette; turnover; turnover per; tvl; umsatz; umsatzrendite;
umsatzwachstum; umsätze; underspend; unit cost; unit economics; unit price; unit sale;
unplanned stop; upsell; upsell rate; upsell revenue; usage revenue; utility bill;
valeur; valuation; value for money; value of orders; value per token; variable cost;
variable expense; vat; vendor spend; ventas; ventas de; ventas en línea; ventas por;
vente; ventes; verkauf; verkäufe; verluste; verschuldung; vertriebskosten;
vertriebspipeline; wage bill; wage cost; warenkorb; warenkorbwert; warranty; warranty
cost; warranty expense; wealth; win rate; win-rate; winback revenue; working capital;
working-capital; write-down; write-off; yield per; économie; économies
"""

# Ourselves, when we are the ones who act.
US = """
abteilungen; account executive; account manager; accounting; admin staff; ae; aes;
agent; agents municipaux; agents of ours; all colleagues; all departments; all
managers; all staff; all teams; authority; außendienst; back office; billing team;
board; board of directors; branch staff; buyers of ours; caseworker; ceo; cfo; cio;
claims team; clinician; colaborador; colaboradores; collaborateur; colleague;
committee; compliance team; conseiller; controller; controlling; core team; council;
crew; cto; customer service team; data team; departamento; department; design team;
developer; dirección; direction; directivos; dispatcher; each department; each squad;
each team; empleado; employee; engineer; engineering team; equipo; every colleague;
every department; every manager; every team; executive team; fachabteilung; faculty;
field staff; field team; finance team; first-line leader; foreman; founder; founders;
frontline staff; führungskraft; führungskräfte; gerente; geschäftsführung; group;
hiring manager; hr; hr team; in-house team; it department; it team; jefe; kitchen;
kollegen; kolleginnen; lead engineer; leadership; leadership team; legal team; line
manager; maintainer; management team; manager; mandos; marketing team; ministry;
mitarbeitende; mitarbeitenden; mitarbeiter; night shift; nous; nurse; officer;
operations team; organization-wide; our agents; our colleagues; our engineers; our
lawyers; our people; our staff; our team; people in the; personal; plant manager;
plantilla; platform team; procurement; procurement team; product team; programme team;
project manager of ours; project team; purchasing; sales people; sales rep; sales
team; salespeople; school staff; sdr; security team; senior management; service
achats; service team; shift leader; shop staff; shop-floor; site team; squad; squads;
staff; staff member; staff on; steering group; supervisor; support team; team; team
member; technicians of ours; the board; the company; the team; trust board;
verwaltung; volunteers of ours; volunteers on; vorstand; warehouse staff; we; whole;
wir; workforce; working group; équipe
"""

# What comes in again and again and is to be dealt with in time.
CASE = """
adoption application; alert; allegation; anfrage; anfragen; anrufe; anrufer; antrag;
anträge; appel; application; appointment; auftrag; aufträge; avisos; bauantrag;
bauanträge; baugenehmigung; baugenehmigungen; beca; benefit claim; bescheid;
bescheide; bestellung; bestellungen; blue badge; booking request; briefe; bug report;
building application; call; cancer referral; case; change of order; change request;
child referral; citas; claim; claim form; client inquiry; colis; commande; complaint;
complaint letter; complaint received; consulta; contract; contract request; correos;
courrier; court case; credit application; customer call; customer complaint received;
customer enquiry; customer query; customer request; customer ticket; data request;
debt case; defect notice; delivery; delivery note; demande; desludging request;
dispute; dossier; e-mail; email; emergency call; enquiry; envío; escalation; exam
paper; expediente; expense claim; facturas; facture fournisseur; fault report;
feedback item; foi request; freedom of information request; fälle; genehmigung;
genehmigungen; grant claim; high-risk case; homelessness application; incident report;
incident ticket; incoming email; inquiry; insurance claim; invoice; issue; job; job
request; letter; licence; licence application; licencia; lieferungen; litige; live
chat; llamada; loan application; loan request; maintenance request; master data
request; meldung; meldungen; message; mortgage application; motor claim; online order;
order; order line; pago; pakete; parcel; passport; password reset; patient; patient
request; payment; pedido; pension claim; permisos; permit application; permit request;
peticiones; phone call; planning appeal; planning application; plis; pothole; pr;
priority ticket; pull request; purchase order; purchase requisition; queja recibida;
query; question; quotation; quote request received; rechnung; rechnungen; reclamos;
referral; refund; registration request; repair; repair job; request; requisition;
requête; returned parcel; rma; safeguarding referral; schadensfälle; security request;
sendung; sendungen; service request; shipment; shipment note; signalement; siniestro;
solicitud; solicitudes; subject access request; supplier invoice; support ticket
received; tax return; tender enquiry; ticket; transaction; travel request; trámite;
urgent referral; visa; voicemail; warranty request; widerspruch; widersprüche; work
order
"""

CLASSES = {
    "us": US,
    "case": CASE,
    "work": WORK,
    "deliverable": DELIVERABLE,
    "capacity": CAPACITY,
    "audience": AUDIENCE,
    "behaviour": BEHAVIOUR,
    "performance": PERFORMANCE,
    "condition": CONDITION,
    "money": MONEY,
}

# "The number of tickets": what is measured is the ticket, not the number.
MEASURE_WORDS = """
amount; anteil; anzahl; augmentation; aumento; average; baisse; cantidad; change;
count; day; decline; decrease; degree; drop; erhöhung; extent; form of; forms;
frequency; gain; growth; hausse; hour; improvement; increase; incremento; instance;
item; kilometre; kind; kind of; km; length; level; majority; maximum; mean; median;
mile; minimum; minute; month; most; niveau; nivel; nombre; number; número; occurrence;
part; percent; percentage; piece; porcentaje; portion; pourcentage; proporción;
proportion; proportion of; quality; quantity; quote; range; rate; ratio; reducción;
reduction; reduzierung; rest; rise; réduction; second; senkung; series; set; share;
share of; size; steigerung; sum; tasa; taux; ton; tonne; total; type of; unit; uplift;
value; variety; volume; week; year; zahl
"""
