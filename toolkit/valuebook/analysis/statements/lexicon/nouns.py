"""Nouns by what is looked at when a statement is judged, in four languages.

A term is listed in the singular; plurals and British spellings are found from it.
Terms of several words come before their parts: "time to hire" is performance, though
"hire" alone is capacity.
"""

# What we do: it leaves nothing behind but the doing.
WORK = """
1-1; 1:1; a/b test; activity; activity action; ad; advert; advertisement; advocacy;
aha moment; all-hands; ama; analyse; analysis; application submitted; appraisal;
architecture review; assessment; atelier; attendance at; audit; audit round; awareness
campaign; backup test; baseline; benchmark study; benchmarking; besprechung; bid;
billboard; board meeting; book; book club; book read; boot camp; bootcamp; booth;
brainstorming; briefing; bug fix; bugfix; business review; call; campagne; campaign;
campaña; capacitación; capacity of; card sort; career fair; census; certification;
certification exam; chaos drill; check-in; class; class hour; clinical study; clinical
trial; coaching; code jam; code review; cold call; collaboration; commit; community
call; community event; community of practice meeting; competition; competitor
analysis; compliance check; conference; conference talk; consultation; consultation
publique; contest; conversation; cooperation; course; curso; customer interview;
customer visit; data point; data points; demo; demo call; deploy; deployment; design
review; dialogue; diary study; diligence; direct feedback; disaster recovery test;
discovery call; discussion; dog-fooding; drill; due diligence; e-learning; effort;
election; elections; email; email campaign; encuesta; enquête; entretien; entrevista;
entrevistas; ethnography; evaluation; event; evento; exam; exercise; exhibition; exit
interview; experiment; experiment run; factory visit; failover test; feasibility
study; feedback; feedback session; fellowship meeting; field study; field trial; fire
drill; fire-safety visit; fireside chat; focus group; follow-up; food; formación;
formation; funding method; funding option; game jam; gap assessment; gemba walk;
gespräch; gespräche; github issue; giveaway; grant application; grooming; guest
lecture; hack day; hackathon; handover; hearing; high-risk supplier assessed; home
visit; hours of coaching; human-rights due diligence; idea; incident review;
information campaign; inspection; inspection round; instagram post; international
cooperation; interview; interview with media; investigation; job fair; job shadowing;
kampagne; keynote; knowledge sharing; knowledge sharing session; knowledge transfer;
kundengespräch; kundengespräche; leaflet drop; learning module completed; lecture;
lesson; linkedin post; literature review; live stream; load test; lobbying; lobbying
meeting; lunch and learn; lunch talk; mailing; mailshot; maintenance; market analysis;
market research; marketing; maturity assessment; meet-up; meeting; meetup; mentoring;
mentoring session; merge request; messe; mixer; moment; monitoring; negotiation;
negotiation round; networking event; office hour; offsite; on-site visit; one-to-one;
open day; open house; open letter; option; outbound; outbound call; outbound e-mail;
outbound email; outreach; panel; participant trained; party; peer learning; peer
review; pen test; penetration test; performance review; person trained; petition;
phone call; pilot study; planning; podcast guest; poll; post-mortem; poster;
postmortem; premises inspected; preparation; presentación; presentation; press
briefing; press conference; press release issued; programming; proposal submitted;
présentation; q&a; qbr; questionnaire; reason; reel; release; research; residency;
retreat; retro; retrospective; reuniones; reunión; review; risk assessment; roadshow;
rotation; roundtable; réunion; safety walk; sales call; sampling; scenario; school
outreach; schulung; schulungen; screening campaign; secondment; security review;
self-assessment; seminar; sensibilisation; session; site inspection; site visit;
skip-level; social post; speaking; speaking engagement; speaking opportunity; speaking
slot; speech; sponsorship activation; spot check; sprint; sprint completion; sprint
completion rate; stand-up; standup; steering meeting; story completion; story point;
stream; study; study visit; submission; summer school; survey; survey wave; swot;
systematic review; tabletop; tabletop exercise; talk; taller; talleres; task; taster
session; team building; tech talk; tender; test round; test run; testing; teststart;
teststarts; threat model; to-do; toolbox meeting; toolbox talk; tour; town hall; trade
fair; trade show; training; training day; training hour; training on; training
session; triage; trial; tutoring; tv spot; tweet; umfrage; usability test; user
feedback; user interview; user research; user story; user test; ux test;
veranstaltung; veranstaltungen; visit; visita; visite; vote held; webinar; weekly
meeting; wellbeing visit; work; workshop; étude; événement
"""

# What we make, decide or put in place.
DELIVERABLE = """
3d printer; acceptance into; access; access control; accessibility feature;
accreditation; action plan; action programme; affordable home; affordable housing;
agent; agreement; ai; ai agent; ai model; aircraft; airport; alert; alerting;
algorithm; alpha; analytics; analytics view; annual report; api; app; application;
apprenticeship scheme; approval; architecture; article; artifact; artificial
intelligence; artikel; artículo; asset; asset library; asset register; assistant;
atlas; audit; audit log; audit trail; automation; award scheme; backbone; backup; bag;
barcode; base station; baseline study; bdd test; beitrag; benchmark; bericht; beta;
bibliothèque; bike lane; bin; binding; blog; blog post; blogartikel; blueprint;
boiler; bonus scheme; bot; boutique; boutiques; branch; brand; brand guideline;
bridge; broadband network; brochure; budget plan; build; building; bundle; bureau;
bureaux; bursary; bus lane; bus stop; business case; business model; button; bylaw;
cable; cache; calendar; call centre; camera; campaign; capability; capacity building;
carbon tax; card; card reader; care plan; career plan; case file; case study; catalog;
catalogue; catalogue page; category; ceasefire; center; center of excellence; centre;
centre of excellence; certificate; certification; channel; chaos test; charging;
charging point; charging station; charter; chat channel; chatbot; checklist;
checklists; ci; ci pipeline; ci/cd pipeline; citation list; cli; climate plan; clinic;
clinic deployment; cluster; code; code base; code complexity; code coverage; code of
conduct; code quality; codebase; cognitive load of code; communication plan; community
forum; community space; compatibility; complexity; component; component library;
concept; confidence score; configuration; connector; consent form; contact centre;
container; content; content item; content piece; content type; contract; contract
template; convention; cookie banner; copilot; correction file; course material;
coverage of; crane; crossing; curriculum; customer portal; cycle lane; dam; dark mode;
dashboard; data centre build; data lake; data migration; data model; data pipeline;
data platform; data policy; data protection officer; data set; data warehouse;
database; database entry; dataset; de bord; deck; decree; deliverable; deliverables;
demo; demo video; dependency; deployment of; deployment pipeline; deposit return
scheme; deposit scheme; design; design system; design token; development plan; device;
digital twin; directive transposed; disclosure; discord; discord server; discount;
dispositif; dissertation; doc; docker image; docs; document; documentation; documento;
draft; drone; e-book; e2e; e2e test; early warning system; ebook; eco-label;
ecosystem; edge node; electric bus; email template; embankment; emissions trading;
encryption; endpoint; engine; environment; episode; equality plan; equipment; esg
report; estrategia; evaluation; event calendar; example; exhibition space; export;
export format; extension; facility; factory; faq; farm; fast path; feature; feature
flag; feed-in tariff; feedback loop; feedback process; fibre; fiche; file; file
format; filialen; firewall; first draft; flag; flagship; flavour; fleet; flexible
working policy; flow; flyer; fonctionnalité; font; footpath; forklift; form; forum;
framework; framework agreement; framework contract signed; free tier; funcionalidad;
functionality; fund; funktion; funktionen; furnace; gap analysis; gate; gateway;
gauge; genai; generative ai; gigabit; goal; governance; gps tracker; graduate scheme;
grant; greenhouse; guardrail; guide; guideline; guía; handbook; handbuch; headcount
plan; health plan; heat pump; helm chart; help article; help center; help centre; help
desk; helpline; herramienta; hiring process; home; home built; home page; homepage;
hook; hospital; hotline; housing; housing unit; how-to; human rights policy; icon;
idea; impact report; implementation; import; incentive; incentive scheme; index;
indicator; infographic; informe; infrastructure; initiative; innovationsraum; input
routing; installation; institution; instruction; insulation; integration; integration
test; interaction type; interface contract; internship; internship spot; interview
process; inventory; item; job advert; job board; job description; job posting; jobs
board; joint venture; journal; journey map; kiosk; kit; knowledge article; knowledge
base; knowledge base article; konzept; kpi; kpi definition; lab; label; laboratory;
landing page; language; language model; latrine; launch; law; lazy loading; leaflet;
learning path; learning platform; legacy code; legal entity; legal framework;
legislation; leitfaden; lessons learned report; levee; licence; license; lighting;
line; lines of code; lint error; linter warning; linting error; list; listing; livre;
livre blanc; lms; loc; locale; localization; locker; log; logement; logements;
logging; logo; low-emission zone; loyalty card; lösung; machine; machine learning;
machine learning model; magasin; magasins; mailing list; mailing list page;
mainstreaming; makerspace; management plan; manifest; manual; map; map layer; marine
reserve; marketing material; material; matrix; measurement; mechanism; memorandum;
mentoring scheme; menu; menu item; mercado; mercados; meter; method; methodology;
metric; mfa; microservice; migration; migration checklist; milestone; mobile app;
mockup; model; modern slavery statement; module; monitoring; monitoring system;
moratorium; mou; mould; mvp; national park; national plan; national strategy; nda;
network; new home; new product; newsletter; newsletter issue; node; norm;
notification; nps survey; number of files; objective; office; office hours page;
oficina; oficinas; okr; okrs; onboarding checklist; onboarding flow; onboarding
process; onboarding program; operating manual; operating model; operating procedure;
ordinance; org chart; outil; outline; output; pack; package; packaging; page; panel;
paper; parental leave policy; park; partnership; patent; patent application; patent
family; pattern; pavement; pay scale; pension scheme; permit; persona;
personalization; photo; photograph; pilot plant; pipeline; pipeline job; pipeline km;
pitch; pitch deck; plan; planning process; plant; plastic bag; plataforma; plateforme;
platform; plattform; playbook; playground; plug-in; plugin; poc; podcast; podcast
episode; point of sale; policy; politique; política; portal; post; poster; press kit;
press release; price list; pricing plan; privacy notice; procedure; proceedings;
proceso; process; process step; processus; procurement framework; product; product
line; product video; production line; producto; produit; produkt; produkte; program;
programa; programme; project; projet; proof of concept; proposal; protected area;
protocol; prototype; proyecto; prozess; publicación; publication; pull-down menu;
pumping station; puntos de recarga; página; qr code; quarterly report; query; queue
system; railway line; range; rapport; rate plan; ratification; raum; readme; rebrand;
recipe; recognition program; redesign; refactoring; reference architecture; register;
registry; regression test; regulation; relaunch; release; release candidate; remote
work policy; repo; report; report template; repository; requirement; research paper;
return scheme; reward program; rfc; richtlinie; risk policy; risk register; risk
report; road; roadmap; roadmap item; robot; role; role list; role-based access;
roll-out; rollout; roof; room; routing; rule; runbook; référentiel; salary band; sales
enablement material; sales material; sample; sandbox; sandbox acceptance; satellite;
schedule; schema; scheme; scholarship; scorecard; screen; script; sdk; search
function; self-check; self-service portal; sensor; server; service; service catalogue;
service desk; set-up; setup; sewer; shared library; shelf; shelter; ship; shop floor;
shortlist; sign-on; single sign-on; single view; sistema; site; site web; sitio web;
sla document; slack channel; slide; smart meter; smoke test; snippet; social media
campaign; social media post; solar farm; solar panel; sop; sourcing policy; space;
spec; specification; spike; spot; sso; staging environment; stakeholder map; standard;
standorte; starter kit; statement; status report; steering group; stelle; stellen;
stock of homes; storage; store; story; strategie; strategy; strategy document;
stratégie; street light; structure; style; style guide; style sheet; subscription
plan; subsidiary; subsidy scheme; success plan; succession plan; supplier code; supply
chain policy; support for; survey form; sustainability report; sustainable packaging;
syllabus; system; system complexity; systeme; système; tableau; talent pool; target
set; tariff; task force; tax reform; tech debt; technical debt; technology; template;
tensor; terminal; terms of service; test; test bench; test case; test coverage; test
group; test lab; test plan; test suite; tests; textbook; theme; thesis; third-party
dependency; tienda; tiendas; timetable; tool; toolchain; tooling; toolkit; toolset;
trademark; traffic light; training material; translation; travel policy; treaty; tree;
trial version; truck; tutorial; tutorial video; twitter account; two-factor;
two-factor authentication; unit test; unit test coverage; update; upgrade; use case;
user flow; user group; vehicle; version; vertrag; video; video tutorial; view;
volunteering scheme; voucher; warehouse; web app; web page; webcast; webpage;
webseite; website; welcome pack; wellness programme; werkzeug; whistleblower line;
white paper; whitepaper; whitepaper draft; wiki; wind farm; wind turbine; window; wire
protocol; wireframe; word count; work; work package; workflow; working plan;
workstation; zone
"""

# What we buy, hire, fund or sign so as to be able to work.
CAPACITY = """
account executive; accountant; affiliate; agency; agent network; ambassador; analyst;
applicant interviewed; apprentice; auditor; bandwidth capacity; bed; board member;
board seat; branch; broker; bus; business vertical; candidate; capacity; capex;
capital; capital expenditure; carrier; champion; channel partner; charging point;
city; clinic partner; cloud provider; community manager; community partnership;
consultant; contract manufacturer; contractor; contratación; copywriter; country;
country office; credit line; crowdfunding; csm; customer success manager; data center;
data centre; data scientist; dealer; delivery partner; desarrollador; designer; desk;
devops; director; distributor; doctor; donation match; driver; développeur; editor;
electrician; embauche; employee; employee hired; endowment; engineer; entwickler;
equity; executive; expert; field rep; filiale; firefighter; fournisseur; framework
supplier; franchise; franchise candidate; franchise partner; franchisee; fte;
full-time; fund; funding; funding round; gp; grant funding; head of; headcount; hire;
implementation partner; in-kind support; ingeniero; inspector; installer; intern;
investment; investor; investor meeting; language supported; laptop; lawyer; lecturer;
licence; license seat; lieferant; loan; location; logistics partner; lorry; machine;
market; marketer; mentor; midwife; mitarbeiter; ml engineer; moderator;
neueinstellung; new hire; new market; new staff; nurse hired; open position; open
role; outlet; paralegal; parking space; partenaire; partner; partnership; payment
provider; phd student; police officer; position filled; postdoc; preferred supplier;
prison officer; pro bono; product manager; product owner; production capacity;
production shift; production site; professor; project manager; proveedor; qa engineer;
qualified candidate; recrue; recruiter; recrutement; region; research partner;
researcher; reseller; retailer; role filled; sales hire; sales rep; salesperson;
school partner; scientist; scrum master; sdr hired; seat; seat capacity; second
source; security engineer; seed round; seo specialist; shift; shop; site opened;
social worker; socio; software licence; specialist; sponsor; sponsorship; square
metre; sre; standort; stelle; storage capacity; store; strategic partnership; student
assistant; sucursal; supplier; supply agreement; support agent; teacher; teacher
hired; team headcount; technician; technology partner; territory; tool; tractor;
trainee; trainer; translator; truck; university partner; ux designer; vacancy; van;
vehicle; vendor; venture capital; vertical; volunteer recruited; warehouse; welder;
wholesaler; worker
"""

# Who acts on their own decision: people and organizations outside the team.
AUDIENCE = """
abonnent; abonné; account; active account; active member; active user; adhérent;
adopter; adult; advocate; agency using; alumno; anyone; applicant; attendee;
beneficiary; benutzer; besucher; blog subscriber; boy; builder; business; buyer;
bürger; card holder; cardholder; carer; child; citizen; citoyen; city using;
ciudadano; claimant; client; cliente; committer; community; community member;
commuter; company; company using; consumer; content creator; contributor; creator
profile; curator; customer; daily active; daily active member; daily active user; dau;
dependent; dependent project; developer; developer community; developer using;
district; donor; downstream project; driver; employee using; end user; enterprise;
estudiante; everyone; external contributor; external user; family; fan; farmer;
first-time buyer; follower; girl; graduate; guest; home connected; household;
installation base; instance; kunde; lead; learner; lecteur; lector; leser; library
user; listener; low-participation area; man; marketing qualified lead; mau; member;
membre; migrant; mitglied; monthly active user; mql; municipality; neukunde; new
contributor; new customer; new member; new user; newcomer; newsletter subscriber;
nobody; nutzer; online customer; organisation; organization; organization using;
paciente; package depending; parent; participant; passenger; patient; paying customer;
pensioner; people; people served; person; player; portfolio manager; primary school;
product-qualified lead; profile; promoter; prospect; prospecto; publisher; pupil;
qualified lead; reader; reference customer; reference user; refugee; registered user;
registrant; regular; repeat customer; resident; returning visitor; sales lead; sales
qualified; sales qualified lead; school; secondary pupil; seguidor; shopper;
signatory; social media follower; sql; student; subscriber; supporter; suscriptor;
taxpayer; team using; teilnehmer; tenant; therapist; tradespeople; trainee graduate;
traveller; trial; trial user; trialist; twitter follower; unique visitor; university;
usager; user; usuario; utilisateur; veteran; viajero; viajeros; viewer; village;
visitante; visiteur; visitor; volunteer; voter; véhicules électriques; wau; website
user; website visitor; weekly active user; who; woman; workspace; young driver; young
offender; young people; young person; élève; étudiant
"""

# What the audience does: use, uptake, reach, participation.
BEHAVIOUR = """
abandonment; abandonment rate; acceptance; acceptance by users; activation; activation
rate; active days; active share; active use; addressable market; adopción; adoption;
adoption of; adoption rate; akzeptanz; anmeldung; api adoption; api call; api usage;
app install; app share; app store ranking; applicant; application; application
received; application volume; appointment booked; attendance; attendance rate;
attendee number; awareness; backlink; bekanntheit; besuch; bid received; booking;
booking made; booking rate; bounce rate; brand awareness; brand presence; brand
search; cart abandonment; channel shift; chatbot containment; citation; click; click
rates; click-through rate; cloud adoption; comment; community answer; community
contribution; community engagement; community event organized by others; community
pull request; completion rate; consent rate; contact avoidance; contribution;
conversion; conversion rate; cooperation request; coupon redemption; course
completion; course enrolment; course sign-up; ctr; customer review; cycling trip;
daily use; dau/mau; dau/mau ratio; de conversion; deflection rate; demo request;
descarga; digital channel share; digital payment; digital share; digital take-up;
direct debit; domain authority; download; drop-off; drop-off rate; dwell time;
e-billing; ebook download; email list; email open rate; engagement; engagement rate;
enquiry; enrollment; enrolment; entry received; event attendance; event rsvp; external
contribution; external success story; feature adoption; feature request by users;
feature usage; feedback response; footfall; fork; form completion; forum answer; free
trial; fréquentation; g2 review; github star; google review; group booking; guest post
about; hackathon submission; hashtag use; impression; inbound; inbound lead; inbound
link; inbound request; inquiry; inscripción; inscription; install; installation by;
installed base; integration use; interacción; interaction; invitation; job
application; keyword search volume; kiosk use; klickrate; konversionsrate; lead
conversion; learning hour by users; library adoption; library visit; license
utilization; like; like rate; link from; listen; listening; loan; login; login rate;
loyalty programme membership; market adoption; market penetration; media article;
media coverage; media mention; meetup by community; membership; membership number;
mention; mention in; message sent by users; mobile share; museum visit; new user
growth; news article; newsletter sign-up; notoriedad; notoriété; nutzung; onboarding
completion; online order share; online payment; online review; online share; online
transaction; open rate; open rates; open source contribution; opportunity; opt-in;
order placed; organic traffic; outbound-generated opportunity; page one ranking; page
view; page visit; pages per session; pageview; paperless share; participación;
participation; participation rate; partner referral; penetration; petition signature;
pipeline opportunity; platform view; pledge; podcast download; podcast listen;
position in search; posts by; posts by members; pql; press; press article; press
coverage; press mention; product adoption; product review; profile completion; profile
view; programme attendance; proposal received; prospect généré; prs; prs from; public
transport use; pull requests from; query volume; ranking on google; reach; rebooking;
recycling collected; recycling rate of households; referral; registration;
registrierung; registro; reichweite; repeat visit; reply rate; response rate;
returning user; retweet; review on; reward redemption; rule update by; school visit;
screening uptake; search volume; seat utilization; seitenaufruf; self-booking;
self-serve; self-serve rate; self-service; self-service rate; self-service share;
session; session duration; share; share of search; share of users; share of voice;
share rate; sign-up; signature; signup; site traffic; speaker request; speaking
invitation; spent on site; star; stickiness; store visit; story view; subscriber list;
subscription; success story; supplier response; survey completion; survey
participation; survey response rate; take-up; take-up of; tasa de apertura; tasa de
conversión; taux d'ouverture; teilnahme; tender received; ticket sold; time on page;
time on site; time spent on site; tool adoption; traffic; trafic; transactions online;
translation by; trial; trial sign-up; trial start; trip; tráfico; turnout; tutorial
completion; téléchargement; uptake; uptake of; usage; usage of; use; use by; use of;
user base; user engagement; user growth; user recommendation; user-generated content;
user-led; uso; utilisation; utilization of feature; vaccination uptake; video view;
view time; view-through rate; visibility; visit; visita; visite; visitor-to-lead;
volunteer hour; volunteer sign-up; watch hour; watch time; web traffic; webinar
registration; website session; website traffic; weekly use; word of mouth;
word-of-mouth; öffnungsrate
"""

# How well a process, system or workforce in use performs.
PERFORMANCE = """
abandonment rate of calls; abfall; absence; absence rate; absenteeism; absentismo;
absentéisme; acceptance rate; accident; accidentes; accuracy; admin time;
administrative burden; administrative hour; administrative time; after close; alarm;
alert fatigue; ambulance handover; ambulance response; antwortzeit; api request;
approval process; approval rate; approval step; approval time; attack surface;
attrition; audit finding; audit point; ausentismo; ausfallzeit; auslastung; ausschuss;
automation; automation rate; availability; average handling time; average speed of
answer; backlog; backup success; bandwidth; battery life; bearbeitungszeit;
bearbeitungszeiten; bed occupancy; benchmark score; blast radius; board composition;
board diversity; booking time; bottleneck; breach; breakage; broken build; budget
approval; bug; bugs in production; build failure; build time; bundle size; burnout;
bus factor; calidad; call answering; call volume; cancellation; cancelled operation;
candidate satisfaction; capacity; capacity freed; capacity freed up; capacity
utilization; carbon emission; carbon footprint; carbon intensity; case backlog; cash
leakage; change failure rate; change-over; changeover; checkout success rate; claims
acceptance rate; clinician time; closing time; cloud utilization; cls; co2; co2
emission; co2-ausstoß; co2-emission; colis abîmé; competence; competency; complaint
handling time; compliance; compliance with; compromiso de; consistency; consommation
d'eau; consommation d'énergie; consumo de agua; consumo de energía; contact
resolution; container utilization; core web vitals; cost variance; cpu load; cpu
usage; crash; crash rate; crash-free; crash-free rate; crash-free session; critical
bug; critical vulnerability; customer-reported; cycle time; damage rate; data
accuracy; data breach; data completeness; data error; data freshness; data latency;
data loss; data loss incident; data quality; days; days to close; days to hire; dead
mileage; deadline missed; decision speed; decision time; defect; defect density;
defect ppm; defect rate; defecto; delay; delivery performance; delivery time; delivery
velocity; density; deploy time; deployment frequency; deployment time; detection rate;
developer confidence; developer experience; developer productivity; developer
satisfaction; disabled staff; discrepancy; disponibilidad; disponibilité; disruption;
diversity; dna; downtime; drafting time; duplicate record; duplicates; duration;
durchlaufzeit; dust level; déchet; défaut; délai; délai de; délai de livraison; délai
de traitement; early turnover; effectiveness; efficacité; efficiency; efficiency gain;
effizienz; effort; eficiencia; emisiones; emission; employee attrition; employee
engagement; employee engagement score; employee nps; employee onboarding time;
employee retention; employee satisfaction; employee turnover; empty runs;
energieverbrauch; energy consumption; energy efficiency; energy intensity; energy per
unit; energy use; engagement; engagement des collaborateurs; engagement index;
engagement score; engagement survey score; enps; erreur; error; error budget; error
rate; errores; escalation; escalation rate; escaped defect; ethnic diversity; event of
default; exception rate; extracción de agua; f1 score; failure; failure rate; false
alarm; false positive; false positive rate; false positives; fatality; fehler;
fehlerquote; fehlerrate; female hire; female leader; fill rate; finding; first call
resolution; first contact resolution; first pass yield; first reply time; first
response; first response time; first-call resolution; first-deploy pass rate;
first-pass yield; first-time fix; first-time fix rate; first-time-right; flakiness;
flaky test; flaky tests; flow efficiency; flow time; fluktuation; food waste; food
waste in kitchen; footprint; forecast accuracy; fraud rate; free up; frequency rate;
freshness; fuel consumption; gender balance; gender diversity; gender pay gap; ghg
emission; graph query; greenhouse gas emission; grid loss; hallucination; handling
time; handoff; handover delay; happiness; hazard; hazardous waste; heat loss; hours;
hours of; hours per report; hours saved; human error; human errors; incidencia;
incident; incident resolution; inclusion; inconsistency; index score; inefficiency;
injury; injury frequency rate; injury rate; intensity; internal fill rate; internal
mobility; interruption; interruption of; inventory; inventory accuracy; inventory
days; inventory level; inventory turnover; invoice error; it incident; joiner
retention; kilometre; knowledge loss; knowledge retention; krankenstand; kwh per;
ladezeit; landfill; late delivery; late payment to suppliers; latency; lcp; lead time;
lead time for changes; lead times; leakage; length of stay; liefertreue; lieferzeit;
lighthouse score; livraison à; livraison à l'heure; load; load time; loading speed;
loading time; los empleados; lost day; lost-time accident; lost-time injury; ltifr;
machine downtime; machine hours; manual data entry; manual effort; manual mistake;
manual step; manual work; match rate; maturity; mean time to patch; mean time to
recovery; mean time to repair; memory leak; memory use; merge time; mileage; minority
staff; missed bin; missed deadline; missed decision; mistake;
mitarbeiterzufriedenheit; month-end close; morale; mtbf; mttd; mttr; ndcg; near miss;
near-miss report; net zero operations; neueinstellungen; new starter; no-show; no-show
rate; noise; noise level; non-conformity; non-revenue water; nonconformances;
nonconformity; number of changes; nursing hour; occupancy; occupancy rate; ocr
accuracy; oee; offer acceptance rate; on-call load; on-time; on-time completion;
on-time delivery; on-time performance; operational efficiency; operations;
order-to-cash; otif; outage; outage minutes; outstanding; overall equipment
effectiveness; overdue; overdue case; overhead; overpayment; overrun; overtime;
overtime hours; p1; p1 incident; p95; p95 latency; p99; packaging weight; page load;
page load time; page speed; page weight; pages per; panne; paper consumption; paper
use; paperwork; parcels on time; pass rate of; patch compliance; pay gap; payment
error; payment processing delay; payment processing success rate; payment to
suppliers; payroll error; performance; phishing click; phishing failure; pick rate;
picking accuracy; picking error; planned outage; plastic; plastic use; ppm; pr lead
time; precision; process efficiency; process time; process waste; processing delay;
processing success rate; processing time; procure-to-pay; procurement time; product
quality; production bug; productividad; productivity; productivité; produktivität;
promotion rate; prélèvement d'eau; psychological safety; pulse score; punctuality;
quality; quality of hire; quality of release; qualität; qualité; query performance;
query time; queue; queue time; quote time; ramp time; ratio; ratio of applicants;
re-let time; reaction time; reaktionszeit; recall; recall rate; recognition rate;
recovery; recovery time; recycled content; recycled material; recycling rate;
regression; regretted attrition; rejection rate; rekeying; reklamationsquote; release
frequency; release time; reliability; renewable electricity; renewable energy;
renewable share; renewables; reopen rate; repeat ticket; repeatability; reply time;
reporting time; representation; request; request/second; requests per second;
requests/second; residuos; resilience; resolución; resolution time; response; response
time; respuesta; restore time; retention of staff; return rate of orders; review time;
rework; rework hours; rework item; rework rate; right first time; risk; risk exposure;
robustness; rollback time; rotación; rotación de personal; rotation; rpo; rto;
rückstand; safety event; safety incident; safety performance; saidi; saifi;
scalability; schedule fairness; schedule slippage; schedule variance; scope 1
emission; scope 2 emission; scope creep; score; scrap; scrap rate; search query;
search time; security; security breach; security incident; security posture; service
availability; service call; service delivery; service level; service quality; setup
time; sev-1 incident; severity rate; shortage; shrinkage; sick day; sick leave;
sickness absence; single point; skill gap; skills; skills coverage; sla; sla
attainment; sla compliance; spam; span of control; speed; speed of delivery; spill;
stability; staff retention; staff satisfaction; staff time; staff turnover; staff
workload; stale-data; stock turns; stock-out; stockout; stp rate; straight-through
processing; stress; störung; success rate; supplier defect; supplier on-time; supply
chain; supply chain capacity; support burden; support ticket; support volume; system
availability; tasa de error; taux d'erreur; taux de service; team happiness; technical
incident; temps de; temps de chargement; temps de réponse; temps de traitement;
termintreue; theatre turnaround; theatre utilization; throughput; throughput per day;
ticket backlog; ticket reopen rate; ticket volume; tickets per customer; tiempo de;
tiempo de carga; tiempo de entrega; tiempo de espera interno; tiempo medio de
respuesta; time; time and effort; time between; time per; time per case; time per
report; time saved; time spent; time taken; time to; time to contract; time to
decision; time to detect; time to fill; time to first reply; time to hire; time to
market; time to merge; time to productivity; time to resolution; time to resolve; time
to respond; time-to-hire; time-to-market; toil; total recordable; total recordable
injury frequency rate; transaction per second; transactions/second; trifr; trir; trust
index; ttfb; turnaround; turnaround time; turnover; turnover rate; turnround;
under-represented group; unfall; unidentified device; unpatched system; unplanned
downtime; unplanned work; unsafe act; up-time; uptime; utilisation; utilization;
vacation days taken; variance; vehicle kilometre; velocity; verfügbarkeit; violation;
virgin plastic; voluntary attrition; vulnerability; vulnerability age; wait for
support; wait state; warranty claim; wartungskosten; wasserverbrauch; waste; waste
circularity; waste intensity; waste to landfill; water consumption; water intensity;
water loss; water use; water withdrawal; wellbeing; wellbeing of staff; win quality;
women in leadership; women in management; word error rate; work in process; work in
progress; working day; workload; yield; zeit bis; émissions
"""

# What changes for customers, citizens, patients, society or nature.
CONDITION = """
30-day retention; 5-star review; 90-day churn; a-level; abandono; absenteeism of
pupils; abwanderung; abwanderungsrate; access to care; access to electricity; access
to water; accès aux soins; addiction; adult; adverse effect; adverse event;
affordability; affordable rent; air pollution; air quality; air quality limit; alcohol
consumption; alertness; antimicrobial resistance; anxiety; app rating; app store
rating; arbeitslosigkeit; armut; asylum backlog; attainment; attainment gap; attrition
client; award; basic digital skills; bathing water; belonging; benefit recipient;
beschwerde; bewertung; bien-être; biodiversity; biodiversity loss; bird population;
birthweight; blue flag; brand love; brand preference; brand reputation; brand trust;
breastfeeding; bribery; broadband; broadband coverage; burglary; cancer; cancer
screening; cancer survival; car kilometre; car use; carbon; carbon neutral; carbon
neutrality; carbon-negative; carbon-neutral; carer burden; cero; ces; chain; child in
poverty; child labor; child mortality; child poverty; churn; churn rate; chômage;
circularity; citizen satisfaction; clean cooking; clean energy access; clicks needed;
client satisfaction; climate change; climate neutral; climate positive;
climate-neutral; climate-positive; cognition; cohort retention; college enrollment;
commute; commuting time; complaint; completion; confiance; confianza; confidence;
confidence with technology; congestion; connectivity; consideration; convenience;
coral reef; corruption; corruption index; court backlog; crime; csat; csat score;
customer churn; customer complaint; customer confidence; customer delight; customer
effort; customer effort score; customer experience; customer failure rate; customer
lifetime; customer loyalty; customer outcome; customer pain; customer retention;
customer satisfaction; customer satisfaction score; customer success; customer trust;
customer value; cyber crime; cycling; death; deaths; decent work; deforestation;
deforestation rate; delight; depression; desempleo; detention; developer happiness of;
diabetes; digital divide; digital identity; digital skill; digital skills;
discrimination; disease; domestic abuse; donor retention; drinking water quality;
dropout; dropout rate; drowning; drug death; dumping; dwelling fire; désabonnement;
early reading; early school; early school leaving; ease; ease of use; ease score;
ecosystem; effort score; electric vehicle; electricity access; eléctrica renovable;
emergency housing; emisiones; emisiones de gases; emisiones netas; empleo; emploi;
employer ranking; employment; employment gap; employment or further; employment rate;
empty home; energy access; energy bill; energy poverty; epidemic; erneuerbare energie;
erneuerbaren energien; ev; everyone; eviction; exclusion; experience; experiencia del
cliente; expérience; expérience client; extreme poverty; eye exam; fall; falls; farm
emission; fatalities; fertilizer; fidelización; fidélisation; fidélité; fire; fire
death; first-contact; first-generation student; fish stock; flood risk; flooded home;
flächenverbrauch; food bank use; food insecurity; food waste; forest; forest cover;
fraud victim; fuel poverty; gap; gaz à effet de serre; gender equality; generación
renovable; gesundheit; global warming; graduate employment; graduation; graduation
rate; green space; greenhouse gas; greenhouse gases; habitat; happiness; health;
health outcome; healthy birthweight; healthy life years; healthy weight; heart; heat
death; high blood pressure; hiv; homelessness; hospital-acquired infection; household
covered; household in emergency housing; household income; household recycling;
household waste; hunger; hypertension; ict specialist; identity theft; illegal
dumping; illness; immunisation; immunization rate; incidence; independence;
inequality; infant mortality; infection; injury; internet access; job; job created;
job placement; jobs created; journey time; justice; knife crime; knowledge;
kundenabwanderung; kundenbindung; kundenerlebnis; kundenzufriedenheit; landmass;
lealtad; learner progress; learning outcome; lebensqualität; life; life expectancy;
life year; life-changing injury; literacy; literacy rate; litter; living wage; living
wage earner; logo churn; loneliness; loyalty; malaria; malaria case; malnutrition;
marine pollution; marriage; maternal death; maternal mortality; maths attainment;
medication error; mental health; mental illness; methane; migration failure rate;
minimum wage; misdirected ticket; missed appointment; mobile coverage; mobility;
mortalidad; mortality; mortality rate; mortalité; n2o; national debt; national
emission; neet; neonatal mortality; net emission; net promoter score; net zero; net
zero emission; net-zero; new job; nitrogen dioxide; nitrous oxide; noise; nps; nps
score; number of steps; nutrient loss; obesity; obesity rate; ocean; offending; online
safety; opportunity gap; organic farming; outcome; outcome for patients; overcrowding;
overdose; pain; pandemic; park access; particulate; pass rate; patient experience;
patient safety; patient satisfaction; pauvreté; pay equality; peace; peatland; pension
coverage; people on benefit; per capita food waste; perceived quality; perceived
value; perception; pesticide; pesticide use; physical activity; place in the;
placement rate; plainte; plastic in ocean; plastic pollution; pm2.5; pobreza;
pollinator; pollution; positive feedback; positive review; poverty; poverty rate;
pregnancy; premature death; premature mortality; press freedom; prevalence; primary
education; prison population; prize; problem; product return; public safety; public
transport; public trust; pupils travelling; quality of care; quality of life; queja;
rainforest; ranked; ranking; rating; reading level; readmission; readmission rate;
reclamación; recognition; recommendation rate; recovery; recycling; refugee
employment; reklamation; relative poverty; renewal; renewal rate; reoffending;
reorder; repair rate; repeat contact; repeat enquiry; repeat order; repeat purchase;
repeat purchase rate; reputation; resident satisfaction; resident trust; resilience of
communities; resolution; retención; retención de clientes; retention; retention rate;
retour; retour produit; return; reuse rate; review score; river; river health; road
death; road safety; road traffic death; rough sleeper; rough sleeping; rule of law;
réclamation; rétention; safe drinking water; safety; salud; sanitation; sanitation
access; santé; satisfacción; satisfacción del; satisfacción del cliente; satisfaction;
satisfaction client; satisfaction rating; satisfaction score; scam; school attendance;
school completion; school readiness; scope 3; scope 3 emission; score of pupils;
self-harm; sense of belonging; serious injuries; serious injury; sicherheit; side
effect; simplicity; skills of young people; skills shortage; smoking; smoking
prevalence; smoking rate; social protection; soil; species; star; star rating; startup
survival; steps in checkout; stroke; stromverbrauch; student outcome; student
retention; student satisfaction; student success; stunting; success; suicide;
survival; survival rate; tasa de abandono; taux de; taux de désabonnement; taux de
rétention; tb; teen pregnancy; temporary accommodation; temps d'attente; tertiary
qualification; theft; thumbs-up share; tiempo de espera; time to benefit; time to
value; time-to-value; tobacco use; tourism; traffic congestion; treatment time; tree
canopy; treue; trust; tuberculosis; understanding; unemployment; unicorn; university
access; usability; user experience; user retention; user satisfaction; vaccination;
vaccination coverage; vaccination rate; value chain emission; vaping; verkehrstote;
vertrauen; victim; violence; violent crime; visitor satisfaction; voter turnout; wage;
wait; wait time; waiting list; waiting time; waits; waits for treatment; walking;
wartezeit; wastewater; water access; water quality; week-one; week-one retention;
weiterempfehlung; weiterempfehlungsrate; well-being; wellbeing; welsh speaker; world
ranking; youth unemployment; zero-emission; zufriedenheit; émissions de
"""

# Money that comes in, is saved or is lost.
MONEY = """
abschluss; acv; ad revenue; advertising revenue; agency spend; ahorro; annual revenue;
aov; arpu; arr; arrears; assets under management; auftragseingang; aum; ausgabe;
average deal size; average order value; average revenue per user; average selling;
average selling price; average ticket; bad debt; bad loan; basket size; beneficio;
beneficios; bestellwert; bid win rate; bill; booking; bookings; box office;
break-even; breakeven; budget; budget variance; budgetabweichung; burn; burn rate;
bénéfice; bénéfices; cac; cash; cash burn; cash conversion; cash conversion cycle;
cash flow; cash position; cashable; cashflow; chargeback; chiffre d'affaires; churned
revenue; claims; close rate; closed deal; cloud bill; cloud cost; cloud spend; clv;
combined ratio; company runway; compensation paid; consultant spend; contract renewal
value; contract value; contract won; contract worth; contribution; contribution
margin; conversion to paid; cost; cost avoidance; cost base; cost of delivery; cost of
poor; cost of quality; cost per acquisition; cost per hire; cost per lead; cost per
ticket; cost per transaction; cost per unit; cost reduction; cost saving; cost to
serve; cost-to-income ratio; cost-to-serve; coste; costes; costes logísticos; costo;
costos; council tax; coût; coûts; cpa; cpc; cpl; credit rating; cross-sell; cuota de;
cuota de mercado; customer acquisition cost; customer expansion revenue; customer
lifetime; customer lifetime value; customer value; damage; days sales outstanding;
deal; deal loss rate; deal size; deal win rate; debt; debt ratio; deckungsbeitrag;
deficit; deposits; discount; discounting; dividend; donation; donation income;
donations; downgrade; dso; durchschnittlicher bestellwert; dépense; dépenses de
fonctionnement; earnings; ebit; ebitda; economic growth; economic output; economy;
efficiency saving; einsparung; electricity cost; energy bill of ours; energy cost;
enterprise deal; eps; ertrag; expansion revenue; expense; export; export revenue;
exports; facility cost; facturación; fare revenue; fee income; fine; fine paid; flujo
de caja; forecast variance; framework contract; fraud loss; free cash flow;
free-to-paid conversion; freight cost; fuel bill; fund performance; funding gap;
fundraising; funds raised; ganancia; gasto; gdp; generated pipeline; gewinn; gift aid;
global sales; gmv; grant income; gross booking; gross margin; gross merchandise; gross
merchandise value; gross profit; gross revenue; gross revenue retention; growth; grr;
heating bill; hosting budget; income; infra cost; infra spend; infrastructure cost;
ingresos; insurance premium; interest income; inventory value; investment return;
invoice paid; irr; it spend; jahresumsatz; kosten; labor cost; labor productivity
value; labour cost; late payment; late-stage conversion; legacy income; legal cost;
leverage; licence cost; licence fee; licence income; licence renewal; license revenue;
lifetime work; like-for-like sales; litigation cost; loan book; local economy;
logistics cost; loss; loss ratio; ltv; ltv/cac; maintenance cost; marge; marge brute;
margen; margin; market share; marketing cost; marketing generated pipeline;
marktanteil; material cost; maverick spend; membership income; money raised; monthly
spend; mql-to-sql; mrr; ndr; net debt; net income; net new arr; net profit; net
revenue; net revenue retention; net sale; new business; new business revenue; new mrr;
non-performing loan; npv; nrr; occupancy revenue; office cost; online revenue; online
sale; operating budget; operating cost; operating expense; operating income; operating
margin; operating profit; opex; opportunity-to-close; order intake; order value;
organic growth; organic revenue; over-budget query; overtime cost; packaging cost;
paid conversion; panier moyen; parking income; part de marché; payback; payback
period; paying; payment within terms; payroll; penalty; phone bill; pipeline; pipeline
velocity; postage; price; price realization; print cost; procurement cost; procurement
saving; product sale; productivity growth; productivity saving; profit; profit margin;
profitability; proposal win rate; qualified pipeline; quota attainment; recette;
recruitment cost; recurring revenue; refund; refunds; rendite; renewal; rent; rent
arrears; rent cost; rentabilidad; rentabilité; rental income; repeat revenue; research
income; reserves; return on ad spend; return on capital; return on equity; return on
investment; revenu; revenue; revenue churn; revenue growth; revenue per customer;
revenue per employee; revenue per seat; revenus; revenus récurrents; roas; roce; roi;
royalties; runway; sale; sales; sales cycle; sales cycle length; sales growth; sales
mix; sales pipeline; sales quota; sales volume; same-store; saving; savings; scrap
cost; services revenue; share of wallet; share price; shipping cost; size of deal;
spend; spending; sponsorship; stock value; subscription revenue; support cost;
surplus; take rate; tax; tax revenue; tco; tcv; teaching income; telephony cost; temp
spend; tender; ticket promedio; total cost of ownership; total value locked;
transaction value; travel expense; trial-to-paid conversion; trésorerie; turnover;
tvl; umsatz; unit cost; unit economics; unplanned stop; upsell; upsell rate; upsell
revenue; valuation; value per token; variable expense; ventas; vente; ventes; verkauf;
verkäufe; warranty cost; win rate; working capital; write-off; économie; économies
"""

# Ourselves, when we are the ones who act.
US = """
account executive; ae; aes; agent; all teams; authority; board; caseworker; ceo;
clinician; collaborateur; colleague; committee; core team; council; crew; department;
developer; each squad; each team; empleado; employee; engineer; engineering team;
equipo; every team; executive team; faculty; finance team; founder; founders; group;
hiring manager; lead engineer; leadership team; line manager; maintainer; management
team; manager; ministry; mitarbeiter; nous; nurse; officer; organization-wide; our
people; our staff; our team; people in the; product team; project team; sales rep;
sales team; school staff; sdr; squad; squads; staff; staff member; steering group;
team; team member; volunteers of ours; we; whole; wir; workforce; working group;
équipe
"""

# What comes in again and again and is to be dealt with in time.
CASE = """
alert; anfrage; antrag; appel; application; appointment; bestellung; call; case;
claim; client inquiry; commande; complaint; complaint received; contract; customer
request; customer ticket; delivery; demande; desludging request; dossier; e-mail;
email; enquiry; escalation; incident report; inquiry; invoice; issue; job; letter;
licence; licence application; llamada; message; online order; order; parcel; passport;
patient; payment; pedido; permit application; phone call; planning application;
pothole; pr; pull request; query; question; referral; refund; repair; request;
security request; shipment; solicitud; support ticket received; ticket; transaction;
visa
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
