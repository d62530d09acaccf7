-- fr/names.lua - what French press says around names: word lists
--
-- Our own lists. Words are written as readers know them and compared folded
-- (case, accents and apostrophes go), so "Élysée" and "ELYSEE" are one.

local core = require "syrtext.core"

local function set (text)
  local t = {}
  for word in text:gmatch("%S+") do t[core.fold(word)] = true end
  return t
end

local fr = {}

-- Words that begin sentences with a capital and are no names: function words,
-- adverbs, conjunctions, and what press sentences like to begin with.
fr.plain = set [[
a à au aux afin ainsi alors après aussi aucun aucune autant autour autre autres autrefois aujourd'hui auparavant avant avec
beaucoup bien bientôt bref c cher chers chère chères ça car ce ceci cela celle celles celui cependant certain certaine certaines certains ces cet cette
ceux chaque chacun chacune chez ci comme comment contre côté d dans de déjà demain depuis dernier dernière dernières derniers
derrière des dès désormais deux deuxième devant deçà donc dont du durant elle elles en encore enfin ensuite entre environ envers
est et étant être eux exactement excepté face faute finalement grâce guère hélas hier hormis hors ici il ils in jamais je jusqu
jusque l la là laquelle le lequel les lesquelles lesquels leur leurs lors lorsqu lorsque lui m ma maintenant mais malgré me même
mêmes mes mieux mi moi moins mon n ne néanmoins ni non nos notamment notre nous nul on or ou où oui outre par parce parfois
parmi partout pas pendant peu peut plus plusieurs plutôt pour pourquoi pourtant près presque premier première premières premiers
puis puisqu puisque qu quand quant quatre que troisième quatrième cinquième sixième septième huitième neuvième dixième quel
quelle quelles quelque quelques quels qui quiconque quoi quoique rien s sa
sans sauf se selon sept ses seul seule seules seuls si sinon sitôt six soit son soudain sous souvent suite sur surtout t ta tandis
tant tard te tel telle telles tels tes toi ton tôt toujours tous tout toute toutefois toutes toutefois très trois trop tu un une
unique via vis-à-vis vers voici voilà voire vos votre vous y
cinq huit neuf dix onze douze vingt trente quarante cinquante cent mille million millions milliard milliards dizaine centaine
ancien ancienne anciens anciennes nouveau nouvelle nouveaux nouvelles grand grande grands grandes petit petite petits petites
jeune jeunes vieux vieille haut haute hauts hautes bas basse long longue gros grosse principal principale principaux
interrogé interrogée interrogés questionné cité citée joint jointe contacté invité accusé accusée appelé né née arrivé
arrivée
réuni réunis soutenu soutenue soutenus appuyé appuyés âgé âgée basé basée située situé fondé fondée créé créée
dirigé dirigée
considéré considérée estimant affirmant soulignant rappelant évoquant citant ajoutant accusant dénonçant selon d'après
mort morts morte tué tués blessé blessés bilan photo photos vidéo vidéos image images carte article dossier reportage analyse
interview entretien tribune opinion édito éditorial portrait récit enquête chronique direct exclusif alerte urgent info infos
lire voir suivre partager publié publiée mis modifié rédaction source sources crédit crédits auteur copyright
contactez connectez abonnez inscrivez découvrez retrouvez cliquez envie accueil menu recherche newsletter publicité commentaires
guerre paix crise conflit attaque attaques attentat attentats raid raids frappe frappes bombardement bombardements combat combats
offensive bataille siège trêve cessez-le-feu accord accords négociations pourparlers sommet réunion conférence sanctions
réfugié réfugiés civil civils enfant enfants femme femmes homme hommes famille familles habitant habitants population
rebelle rebelles insurgé insurgés jihadiste jihadistes djihadiste djihadistes terroriste terroristes islamiste islamistes
armée régime gouvernement opposition police justice forces troupes soldats militaires combattants milices
pays monde ville région province village quartier frontière capitale territoire zone nord sud est ouest centre
hausse baisse retour départ arrivée fin début vie homme jour jours nuit matin soir semaine mois année années an ans
etat état président présidente ministre premier premières secrétaire porte-parole directeur directrice chef général colonel
dieu ciel terre soleil madame monsieur messieurs mesdames merci bonjour oui
]]

-- Days, months, feasts of the calendar: no names here.
fr.calendar = set [[
lundi mardi mercredi jeudi vendredi samedi dimanche
janvier février mars avril mai juin juillet août septembre octobre novembre décembre
pâques noël toussaint ramadan carême printemps été automne hiver
]]

-- Small words inside names of persons and places: they join capitals.
fr.particle = set [[
al el ben bin ibn bint abou abu oum umm ould von van der den ter zu di da dos della del ash ach as ad ar az ez es an en at eş ul
]]

-- Endings of the adjectives that organisations have in their names.
fr.adjective_ending = set [[
ique iques al ale ales aux aire aires ien ienne iens iennes ois oise oises if ive ifs ives iste istes ain aine ains aines
el elle els elles uni unie unis unies libre libres ier iers ière ières ère ères ile iles ante antes anent anents ente entes ain man mans mane manes
blanche
blanches rouge rouges noir noire bleu bleue vert verte
]]

-- Adjectives whose endings nouns have too.
fr.adjective = set [[
civil civils militaire militaires intérieur intérieurs intérieure intérieures extérieur extérieurs extérieure extérieures supérieur supérieurs supérieure
supérieures majeur majeure futur future syriaque syriaques slovaque mixte mixtes druze druzes public publics humain
]]

-- At the end of an English name: an organisation.
fr.english_org = set [[
center college times research news post council institute tv agency network group foundation university fund watch press society
association corporation committee initiative monitor observatory
]]

-- In front of a person with the party between: "député FN Gilbert Collard".
fr.elected = set [[
député députée eurodéputé eurodéputée sénateur sénatrice maire candidat candidate élu élue conseiller conseillère ministre
porte-parole
]]

-- What an operation is: "l'opération « Griffe du tigre »"; and how it is given its name.
fr.operation = set [[ opération offensive campagne ]]
fr.baptised = set [[ baptisé baptisée dénommé dénommée nommé nommée appelé appelée intitulé intitulée dite nom ]]

-- Before a person. Lower or upper case, with or without dot.
fr.title = set [[
m mm mme mmes mlle mgr monseigneur dr docteur me maître monsieur madame mr mrs ms sir lord lady pr professeur
premier première ministre président présidente secrétaire vice-président ex-président président-elu ministre ministres
premier-ministre secrétaire sous-secrétaire
sénateur sénatrice député députée eurodéputé eurodéputée maire gouverneur gouverneure préfet ambassadeur ambassadrice
envoyé envoyée émissaire médiateur médiatrice représentant représentante porte-parole directeur directrice dirigeant dirigeante
chef leader commandant commandante général colonel lieutenant-colonel capitaine amiral maréchal sergent lieutenant major brigadier
roi reine prince princesse émir calife prophète sultan cheikh cheik ayatollah imam mufti mollah pape patriarche archevêque évêque cardinal père
soeur frère fils fille veuve épouse mari avocat avocate juge procureur procureure journaliste reporter photographe écrivain
écrivaine historien historienne chercheur chercheuse analyste expert experte politologue spécialiste militant militante activiste
opposant opposante homologue chancelier chancelière conseiller conseillère coordinateur coordinatrice fondateur fondatrice
cinéaste réalisateur réalisatrice acteur actrice chanteur chanteuse médecin infirmier infirmière étudiant étudiante responsable
diplomate patron patronne amie ami compagne compagnon cousin cousine oncle tante neveu nièce mère papa maman petite numéro candidat candidate camarade citoyen
]]

-- Before a place: "ville de", "province de", "région d'".
fr.place_noun = set [[
ville villes village villages localité localités bourg bourgade bourgades hameau province provinces gouvernorat gouvernorats
région régions district districts quartier quartiers faubourg banlieue commune communes département canton état îles île
camp camps rivière fleuve lac mer golfe détroit mont monts montagne montagnes plateau plaine vallée désert oasis barrage
aéroport base port route autoroute pont place rue avenue capitale fief bastion citadelle frontière poste-frontière
périphérie environs alentours abords campagne enclave poche presqu'île péninsule
]]

-- Before an organisation: "groupe", "parti", "agence".
fr.org_noun = set [[
groupe groupes groupuscule parti mouvement organisation agence chaîne télévision radio journal quotidien hebdomadaire magazine
site revue société compagnie entreprise firme géant constructeur banque ong association fondation institut université école
milice milices brigade brigades bataillon division coalition alliance front faction factions branche syndicat fédération ligue
club équipe réseau collectif laboratoire cabinet think-tank ministère
]]

-- Those that are named after persons, beside the name: "la brigade Omar".
fr.unit = set [[ brigade bataillon division régiment légion phalange katiba escadron milice liwa ]]

-- Heads of the names of organisations, written with a capital.
fr.org_head = set [[
académie administration agence alliance armée armées assemblée association autorité banque bataillon bloc brigade brigades bureau
cellule centre chambre club coalition collectif comité commandement commissariat commission communauté compagnie confédération
congrès conseil convention coordination corps cour croix-rouge croissant direction division école faculté fédération fondation
fonds forces force front garde groupe gouvernement haut haute-autorité haut-commissariat hôpital initiative institut
institution jabhat jaïch jaych ligue liwa médecins ministère mission mouvement musée observatoire office organisation
parlement parti plateforme programme rassemblement renaissance réseau secours sénat service société syndicat tribunal union
unité unités université jeunesse harakat katibat fateh fatah tahrir hayat ahrar chambre cercle police phalange phalanges
olympique sporting radio télévision théâtre opéra musée agence gazette courrier revue rails chantiers fonderies banque étoile
légion régiment cartel journal parquet sûreté
]]

-- Those that say nothing without the rest of the name: as an alias of their own
-- they count only where the document has the full name.
fr.generic_head = set [[
observatoire conseil comité centre coalition front armée commission ligue union organisation mouvement parti agence cour
tribunal bureau haut-commissariat forces groupe autorité alliance mission conférence
]]

-- Heads of the names of events: "Bouclier de l'Euphrate", "Conférence de Sotchi".
fr.event_head = set [[ opération bataille conférence sommet festival coupe jeux tournoi championnat biennale ]]

-- Heads of the names of places and buildings.
fr.place_head = set [[
palais hôtel place pont mont monts lac gare stade château tour porte cap île îles rue avenue boulevard quai col fort camp
mer océan golfe détroit vallée plaine bab tel tell tal kafr deir aïn jabal djebel jebel
]]

-- The first of two words that name a place, but a last name or nothing where they are alone.
fr.place_first = set [[
tall khan ras beit bayt karm hosh hoch hawch maar maaret maarat ein ain oum umm wadi ouadi oued bir jisr qalaat taybat taïbet taibat
taybet souk souq ter bosr bosra marj qasr hay jdeidet jdaidet kherbet khirbet sahl bourj burj
]]

-- Acronyms that name no actor.
fr.no_acronym = set [[
tv ndlr nb ps pdg pib ok sms adn hd cv km kg mm cm ii iii iv vi vii viii ix xi xii xiii xiv xv xvi xvii xviii xix xx xxi
tva ttc rtt cdi cdd smic bd dvd cd pc it rh dj rdv sdf vip svp lgbt lgbtq covid sida id url html http https www faq gmt ceo btp vtt
rsa ong dca dgse wifi usb pme cv bd
]]

-- Before somebody's name: "la jeune Nour", "le petit Aylan".
fr.young = set [[ petit petite jeune adolescent adolescente fillette bébé garçonnet ]]

-- Buttons of web pages, which are printed with a capital each.
fr.button = set [[ imprimer envoyer partager commenter réagir signaler tweeter télécharger écouter lire recommander connexion ]]

-- Capitals that are written for respect or habit and name nothing by themselves.
fr.habit = set [[
etat état états etats église république nation nations province
internet web net noël islam coran bible occident orient dieu allah constitution défense intérieur affaires justice finances lois lumières an nouvel
économie transports santé éducation culture travail palais assurances énergie histoire renseignement renseignements
premier-ministre lettres loi code chambre monde homme hommes droits
]]

-- Capitals by habit that name no person, place or organisation, alone or in front.
fr.no_name = set [[
nord-est nord-ouest sud-est sud-ouest grand-croix occidentaux occidental occidentale bleus verts alliés ebola covid covid-19 sras
mers-cov coronavirus alzheimer parkinson sida zika internautes chrétiens juifs musulmans sunnites chiites
druzes druze yazidi yazidis yazidie yazidies yézidi yézidis yézidie yézidies yezidi yezidis maronites coptes ismaéliens ismaéliennes
turcomans turkmènes alaouites assyriens chaldéens syriaques melkites chrétien chrétiennes musulman musulmane musulmanes
sunnite chiite alaouite maronite copte ismaélien turkmène
]]

-- With a capital inside a sentence these begin one that was glued to it, or are a title.
fr.opener = set [[
selon dans pour avec mais après depuis cette ces mes maîtres lors alors ainsi aussi comme car elle elles ils nous vous dès né née lire
malgré selon voici outre quant puis plusieurs certains certaines quelques
]]

-- After a given name these begin a last name: "Bruno Le Maire".
fr.last_article = set [[ le la les de du des da di van von ]]

-- English words inside names: "Hertie School of Government".
fr.english = set [[ of for ]]

-- With a capital next to it, the beginning of a name even where sentences begin.
fr.kunya = set [[ abou abu oum umm ibn ben bint ]]

-- Verbs that begin a sentence as infinitive or imperative: "Interroger Ned Price", "Écoutez Mona Yacoubian".
fr.bidding = {}
for stem in ([[abandonn abonn accept accompagn accus achet affirm aid aim ajout all amen annonc appel appliqu apport approch appuy arrêt
  arriv assassin assur attaqu bloqu bombard cess cherch command comment commenc compar condamn confi confirm connect consult contact
  continu contrôl convi critiqu cliqu demand dénonc dépos déploy désign détest dialogu discut dit dîn donn échang éclair écout écras élimin
  embrass empêch emprisonn engag enlev entr envoy épaul épargn espér évacu évit évoqu expliqu félicit financ form frapp fréquent gagn gard
  honor identifi ignor imagin imit impos imput inform inscriv insult interrog interview invit jou jug laiss lanc lis livr lou manipul
  march médit menac montr néglig négoci nomm not oubli partag parl pardonn pass photographi plac pleur port pouss précis présent prêt
  proposer propos protég provoqu qualifi quitt racont rappel ratt recherch rédig redout regard rejet remplac remerci rencontr renvers
  répét repouss respect ressembl rest retrouv renou sachi salu sanctionn sauv signal soign sollicit soulag soupçonn suiv support
  téléphon tent tomb tourn traduis traqu travaill trouv tu utilis vener veng ven vis visit voi vot voy]]):gmatch("%S+") do
  fr.bidding[core.fold(stem .. "er")], fr.bidding[core.fold(stem .. "ez")] = true, true
end

-- Verbs of saying before who says it: "explique X".
fr.says = set [[
affirme explique raconte estime indique souligne précise ajoute assure déplore témoigne résume lance confie juge insurge martèle
poursuit renchérit rapporte prévient insiste commente répond déclare dit rappelle regrette dénonce reconnaît conclut soupire
affirment expliquent racontent estiment indiquent soulignent précisent ajoutent assurent plaisante ironise s'exclame tempère nuance
]]

-- Ranks before a last name with "de": "le général de Gaulle", "M. de Villepin".
fr.rank = set [[ général colonel maréchal amiral capitaine m mm mme mlle monsieur madame comte comtesse ]]

-- "Il vient de Damas": from a place, whoever rules there.
fr.motion = set [[
vient viennent venait venu venue venus venues venir arrive arrivent arrivait arrivé arrivée arrivés arriver rentre rentrent rentrait
rentré rentrée rentrés rentrer revient reviennent revenu revenue revenus revenir part partent parti partie partis partir sort sortent
sorti sortir décolle décollé décoller fuit fuient fuir
]]

-- Given names, for sentence starts: "Ned Price a dit", but not "Interrogé Price".
fr.given = set [[
abdallah abdel abdelaziz abderrahmane abdullah abou adam adel adrien ahmad ahmed alain albert aleksandr alex alexandre alexis ali
alice amélie amin amina amir amr anas andré andrei angela anna anne anthony antoine antonio antony arnaud arthur asma ayman
bachar barack bart bashar bassam bassel benjamin benoît bernard bertrand bill bob boris brett brigitte bruno burhan carl carla
carlos caroline catherine cécile charles charlotte chloé chris christian christine christophe claire claude clément colin daniel
david denis didier diego dimitri dmitri dmitry dominique donald eddy édouard elena elias éric ernest étienne eva ex fabien fabrice
fadi farid farouk fatima fayçal federica florence françois françoise frank franck frédéric gabriel gary geir geoffroy george
georges gérard ghassan gilles guillaume gustavo guy hadi hafez haïdar haitham hakan hala hamid hamza hani hassan haytham heiko
hélène henri henry herbert hervé hicham hillary hisham hosni hossein hubert hugo hussein ibrahim igor imad isabelle ismaïl ivan
jack jacques jake jamal james jan jane jason jean jeanne jeff jens jérôme jim jihad joe johan john jon jonathan joseph josé joshua
juan julia julie julien justin kamal karim karl kate keith ken kevin khaled khalid khalil kofi kristalina lakhdar larissa laurence
laurent léa léon leïla lina lionel lisa liz lloyd louis louise luc lucas lucie luis lynn mahmoud manuel marc marco margot maria
maher marie marine mario mark martin martine marwan mary mathieu matthieu maurice max maxime mehdi melania mevlüt michael michel
michelle mikhaïl mike mohamed mohammad mohammed mona mouammar moustafa mustafa nabil nadia nancy nasser nathalie ned nicolas
nicole nikki nikolaï nizar noël nora olaf oleg olivier omar osama oussama pascal patrice patrick paul pavel pedro peter philip
philippe pierre qassem quentin rachel rachid raed rafic rami rania raphaël raymond recep reem rex riad richard robert robin rodrigo
roger romain roman ronald rosa ryan saad sabine saddam saïd salah salim salman sam samantha samer samir samuel sandra sara sarah
scott sébastien serge sergueï sergei simon sophie staffan stefan stéphane stéphanie steve steven susan sylvain sylvie tarek tareq
tayyip terry thérèse thierry thomas tim tom tony ursula valérie vera véronique victor victoria viktor vincent virginie vitali
vladimir volodymyr wael walid wassim wendy william xavier yacine yahya yann yasser yasmine yves yossef youssef yvan zaki zeina ziad
]]

-- Those of women, and those that either may have: who is called so is no man for sure.
fr.woman = set [[
adèle agnès aïcha alexandra alice aline amélie amina amira anaïs angela angelina angélique anna anne annegret annie ariane arlette
asma assia astrid audrey barbara bassma béatrice bouchra bouthaina brigitte carla carole caroline catherine cécile céline chantal
charlotte chloé christelle christiane christine claire clara clémence clémentine colette condoleezza constance corinne cristina
danielle delphine denise diana diane dilma dina édith éléonore elena eliane élisabeth elizabeth élise ella elsa émilie emma esther
eugénie eva éva ève fadwa faiza farah farida fatiha fatima fatma federica florence françoise gabrielle geneviève gina giorgia
gisèle hala hanan hanane heather hélène hevrin hillary houda huguette ilham inès irène irina isabelle jacqueline jane janet jeanne
jen jennifer jessica jihane joëlle josette josiane joyce judith julia julie juliette karen karima karine kate kayla kristalina
fida navi sibeth larissa laura laure laurence layla léa leila leïla léna lina lindsey lisa liz loubna louise lucie lydia lynn madeleine magali maha
maïssa malika manon margaret margaux margot marguerite maria mariam marianne marie marina marine marion marlène marthe martine
mary maryam mathilde maud melania mélanie mélissa meriem michelle mireille monique mona muriel myriam nabila nadia nadine naïma nancy
natacha nathalie nawal nicole nikki noémie nora odile olga olivia pascale patricia paula pauline penny rachel rachida raja rania
razan reem régine renée rima rosa rose roxane sabine samantha samia samira sandra sandrine sara sarah ségolène shamima sigrid
simone solange sonia sophie soraya souad souheir stéphanie susan suzanne sylvaine sylvie tatiana theresa thérèse tulsi ursula
valérie vanessa vera véra véronique victoria violaine virginie viviane wafa wendy yasmina yasmine yolande yvette yvonne zahra zeina
zeinab zoé zuzana
abir aisha alia anissa annalena antonia aurélie aurore bahia berivan britta carmen caroll charlène daria déborah dominika dorothée
elif emily emine estelle evelyn fanny faten federika gaëlle ghada ghalia gwenaëlle heidi helen helga hend hiba hind houria ilona
inès ingrid iryna isabel jacinda jenan jill jihan joanna joumana justine kamala kathy katia katrin khadija khaoula lamia laurène
leyla linda lubna ludivine madeline maissa manal margrethe mariana marielle maryse maud mayssa mélissa mireille najat najla najwa nawel
nesrine oksana olena pauline perrine ouafa rachael rania rasha rebecca rihab rita roula ruba safa sahar salma samah sawsan selma
sevgi sonja souhair stella suhair suzan tania taghrid tara theodora tina ulrike victoire viola wafaa widad yamina yuliya zaina zohra
alexia alix amanda amy ana anaëlle bérangère bernadette billie claudia danièle emmanuelle erin evelyne fabienne frédérique géraldine
ghislaine gloria johanna kylie laetitia laëtitia lauren meghan michèle miriam molly mylène naomi ophélie penelope ruth silvia svetlana
sylvia tamara
]]
fr.epicene = set [[
alex amal andrea ange camille charlie claude dominique hayat iman jackie jan jihad kelly kim lou maxime morgan noor nour rim robin
sacha sam sami sandy sasha swann yaël ex
]]

-- Those of men: of the given names what is left, and more that the press knows from the Middle East and its diplomacy.
fr.man = set [[
aaron abbas abou åke aldar amedy ariel ashton assaad assef aviv ban bandar ben boubakeur can esmaïl fahrettin fuat haid hu israël
julian li maamoun massoud nabih nawar pape patriarche qadri redur rémi sebastian stéphane valéri youhanna abdelhamid abdelilah adnan ahmet akram alan ammar anders andreï anwar aron atef austin avigdor aylan bahram barham
béchara bekir benny bernie besir bilal binali boulos bülent burhan cemil césar charlie chérif chuck daoud devlet djamel dominic
ed edward ehud emmanuel evgueni eyad fahd fayez ferhat fethullah feridun fernando fikri filippo firas foued frank-walter gadi gamal gavin
gebran ghazi giuseppe grégoire guennadi guido haïder hamad heiko herman hoshyar hulusi hulusi ignace iouri issam ismail jacob jalal
jamil jared javad jawad jay jean jeffrey jeremy joel jordan josep josh kaïrat kassem kemal kenji khalifa leon liu louay luis maaz
majdi manaf mariano mateusz matteo matthew mazen mazloum mikheil moaz moncef monzer moqtada moshé mourad mouin mourhaf murat
moustapha naftali naïm najib narendra nasr nawaf netchirvan nicholas noursoultan nouri numan nurettin omrane panos paolo paulo petro
philip rafik ramin ramzan redouane reuven rifaat riyad rostom rouhollah salem saleh salmane sameh saoud saud sean selahattin shimon shinzo
sigmar souheil steffen stephen süleyman talal tamim tammam tanju tyler vassili wang wissam xi yalçin yang yassin yehya zahran zeid zine
abdallah abdelaziz abdelkader abdelkrim abdennour abdulaziz abdulkadir abdulrahman abderrahim adib adolf afif ahmad ahmed aiman ajmal albin
alejandro alessandro alfred ali alim allan alvaro amine amjad amin anatoli andreas andrew andy anouar antoine antonin antti arkadi arnold
arsène artem arthur artur ashraf asaad augustin aurélien awad axel aziz bahjat bakr baptiste basel basil basile bassil bastien berat
bilel billy bouthayna brad brendan brian bruce bryan burak carsten cevdet chadi chafik christoph clarence clemens cornelius craig cyril
cyrille damien dan darius dave davut dean dennis derek desmond diaa dirk djamal dmytro douglas doug duncan dylan edgar edmond eduardo
edwin egor ekrem elie elliott emile emir emre enrique enzo erdal erdem eric erik erwan esam eugène evgeny evgueny ezzat fabian fahmi
faisal faiz fares faris fathi fatih fawaz fawzi faysal fayssal felix fernand ferit fikret fouad florent florian francesco francis
francisco francois franz fred friedrich fuad gaël gaëtan garry gaston gauthier gavril geert gennady george gerald gerard gerhard ghaith
ghanem ghayath gilbert giovanni godfrey gonzague gordon graham greg gregor gregory grégory günter gunther gustave habib haider haidar
haïtham hakim hamdi hamed hamit hamoud hans harold haroun harry hashim hassane hatem heinz helmut hichem hikmet hilal hossam houssam
houssem hüseyin hugues huseyin ian ibrahima idriss igal ignatius ihab ihsan ilan ilya imran isaac iskandar ishaq jaafar jaber jad jamie
jasim jassem jerry jesse jihed jimmy joachim johnny johann joao joaquin joël joey johannes jonas jorge jörg joschka jürgen jules kamil
kaïs karam kareem karsten kasim kazem kemal kenneth kerem khairallah khattab khaldoun khayri kirill klaus konstantin kris kurt kyle laith
larry lars lauri laurens laurie leonard leonid leonardo leopold lev lew lothar loïc loic lorenzo louaï loth luca lucien ludovic luigi lukas
maamar mahdi maën mahmud majed majid malek malcolm malik marcel marcello marcelo marian marius markus marouane martial marvin maruan massimo
masoud matt matteo mathias matthias mauricio mauro mehmet melih metin michaël miguel mikaël miklos milos miloud mitch
moayad mohcen mohsen mohsin moni morad moritz moussa mouaz mounir mounzer mouaffak muammar muhammad muhammed muhannad mukhtar munir murad
musa musab nabih nadim nahed naser nassim nathan nayef nazim neil nicola nidal niels nikita nikolai nikolay nikolas nils nisar nouman
oliver omer omar orhan oscar osman othmane otto ousmane pablo pat patrik pedram peer pere perry pete petr pierrick pieter piotr qais
qadri qasim rafael rafaël rafi raghid rahim ralph ralf ramez rand randy rashid rasmus raul raymond recai régis reinhard renaud rené reza
ricardo riccardo rick rifat rob roberto rodolphe roland rolf romuald ron ronan roy ruslan rustam saber sabri sadiq saeed safwan saif
salah saleh salem sameer sami samih samy saud sead sebastien selim semih sergio sergey shadi shahin sharif shawn sinan sofiane sven
stan stefano stephan stephane steffan stuart tahar taher taha talal tariq taoufik tayeb ted teddy temel theo théo theodor
théodore thibaud thibault timothée timothy tobias todd toby tomas tommy toufik travis tristan turki uwe vadim valentin valery vasil
vasily vincenzo virgil viatcheslav vitaly vittorio volkan volker waël wade wagih wahid wajdi walter warren wayne werner wilfried
wilhelm wim wolfgang yacoub yahia yakov yanis yannick yaman yaser yavuz yazan yazid yigal yoann yoav younes younis youri yunus yuri
yusuf zachary zaher zahir zaid zakaria zakariya ziyad zoran zouhair zuhair
adama adrian alberto alexander alexeï anton brahim brice cameron cédric christopher darren eddie fabrizio federico felipe ferdinand
geoffrey gerry henrik jacky jamel konrad lawrence léo lilian mickaël mustapha nelson nick nikos norbert phil randall rémy stanislas
valerio willy yassine
]]
for name in pairs(fr.given) do
  if not fr.woman[name] and not fr.epicene[name] then fr.man[name] = true end
end

-- What tells a man from a woman is a given name too, but for what is as often a word, a title,
-- a place or a group.
local NO_GIVEN = set [[
amal ange ariel austin aviv bandar can camille charlie clémence constance désiré ève hayat hu israël li pape patriarche rose sacha sandy victoire xi
]]
for _, list in ipairs { fr.woman, fr.man, fr.epicene } do
  for name in pairs(list) do
    if not NO_GIVEN[name] then fr.given[name] = true end
  end
end

-- Titles that tell a woman from a man, before a name.
fr.madam = set [[
mme mlle madame mademoiselle mrs miss ms lady reine princesse sénatrice députée eurodéputée ambassadrice directrice dirigeante
chancelière conseillère coordinatrice fondatrice avocate procureure chercheuse militante opposante actrice chanteuse étudiante
présidente représentante épouse veuve fille soeur mère
]]
fr.sir = set [[ m monsieur mr sir lord ]]

-- Nouns that make another thing of the name behind "de": the province is not
-- its town, the battle neither. known: also before a name that a list has.
fr.wrapper = {}
local function wrap (id, type, known, words)
  for word in pairs(set(words)) do fr.wrapper[word] = { id = id ~= "" and id or word, type = type, known = known } end
end
wrap("province", "LOC", true, "province gouvernorat")
wrap("bataille", "EVENT", true, "bataille")
wrap("", "EVENT", true, "conférence festival")
wrap("accords", "EVENT", true, "accords")
-- "tempête Ludmine", "ouragan Katrina": beside the name, without "de".
fr.beside = set [[ tempête ouragan cyclone typhon ]]
wrap("", "LOC", false, [[pont hôtel stade place rue avenue boulevard hôpital mosquée église cathédrale temple palais musée gare
  théâtre gymnase lycée prison citadelle tour monastère fort caserne parc château abbaye cimetière]])
wrap("", "ORG", false, "tribunal institut collège ministère")
wrap("", "ORG", true, "université")
-- "ministre de la Défense": a task, no name.
fr.office = set [[
ministre ministres vice-ministre ex-ministre secrétaire sous-secrétaire commissaire portefeuille secrétariat ministériel
]]

fr.provinces = set [[ provinces gouvernorats ]]

-- Capital or government? What stands before "de CAPITAL" or before the capital.
fr.place_before = set [[
à vers depuis dans sur en sous chez jusqu jusque près loin hors autour devant derrière
]]
fr.place_nouns_of = set [[
statut zone vol vols évêque archevêque diocèse préfecture académie état etat club parc ceinture carrefour plaine oasis ville villes capitale banlieue banlieues périphérie est ouest nord sud centre coeur quartier
quartiers environs alentours abords
campagne province région gouvernorat district route routes autoroute aéroport rue rues avenue place habitant habitants habitante
habitantes kilomètre kilomètres km porte portes portes université sommet conférence pourparlers négociations attentat attentats
attaque attaques chute siège prise reprise bataille hôpital mosquée église stade marché gare métro vieille ghouta ciel nuit
étape aérodrome direction retour départ arrivée provenance bombardement bombardements musée tribunal procès cour archives
population civils ruines faubourgs faubourg hauteurs accès maire mairie correspondant correspondante bourse festival
manifestation manifestations rassemblement institut institute député députée députés sénateur sénatrice république littoral secteur procureur
procureure parquet barreau préfet appartement immeuble école lycée cinéma restaurant parlementaire incendie fusillade massacre tuerie
consulat ambassade club
foire zoo théâtre opéra souk souks processus réunion rencontre protocole accords traité
]]
-- "à CAPITAL" after these is the government: "face à Ankara", "demande à Moscou".
fr.actor_before_a = set [[
heurte heurtent heurté imputé imputée imputés imputées imputer attribué attribuée attribués attribuées attribuer opposants opposant
face grâce quant reproché reproche reprochent reprocher demandé demande demandent demander demandait imposé imposer imposées
fourni fournir fournit livré livrer livrées donné donner donne donnent permis permettre permet offert offrir offre répondu répondre
répond réponse allié alliés alliée alliées favorable favorables hostile hostiles fidèle fidèles lié liés liée opposé
opposés opposée
opposition ultimatum appel pression soutien appui aide adressé adressée adresser adresse lancé message menace concession concessions
concéder rappelle rappeler rappelé enjoint enjoindre ordonné conseillé conseille proposé propose proposer rappeler promis
interdire interdit accordé accorder échappe échappent vendu vendue vendus vendre vend confié déplaît déplu déplaire
échappé profite profiter vis-à-vis leçon leçons
]]
-- Verbs before a capital as their object that make it a place.
fr.place_verb = set [[
quitté quitter quitte quittent quittait atteint atteindre rejoint rejoindre regagné regagner pris prendre prend repris reprendre
reprend bombardé bombarder bombardent assiégé assiéger assiègent visité visiter visite traversé traverser relie relier reliant
reliait fui fuir fuient contrôle contrôler contrôlent contrôlait encercle encercler encerclé entoure survole survolé libéré
libérer
gagné gagner évacué évacuer touché frappé habite habiter habitent secoué secoue ensanglanté
]]
-- With "a", "ont" before them, or in the infinitive, these have a place as their object.
fr.taken = set [[
repris reprendre pris visé viser bombardé bombarder pilonné pilonner frappé frapper conquis conquérir évacué évacuer assiégé
assiéger encerclé encercler reconquis reconquérir
]]
-- Behind an unlisted word and a comma: that it is a place.
fr.place_apposition = set [[
localité ville village bourg bourgade fief bastion quartier hameau tenu tenue située situé
]]
-- "X a été reprise": X is a place.
fr.place_suffers = set [[
bombardé bombardée pilonné pilonnée reprise conquise prise reconquise assiégée encerclée évacuée libérée rasée occupée
]]
-- Before two capitals with a hyphen: their governments.
fr.tie = set [[
axe accord accords alliance relations relation tandem dialogue tensions tension rapprochement coopération rivalité conflit bras entente duo
partenariat couple réconciliation normalisation
]]
-- After a capital that is the subject: what happens to towns, not to governments.
fr.place_after = set [[
située situé compte abrite abritait vit vivait tombe tombée tombe bombardée assiégée encerclée peuplée divisée
]]
-- What is done to a place and not to a government: "Damas a été bombardée".
fr.struck = {}
for stem in ([[bombard pilonn assiég encercl libér repris pris détruit ravag dévast évacu survol occup conquis ras secou ensanglant
  paralys inond incendi boucl saccag pill frapp]]):gmatch("%S+") do
  for _, ending in ipairs { "é", "ée", "és", "ées", "", "e", "es", "s" } do fr.struck[core.fold(stem .. ending)] = true end
end
fr.be = set [[ est était sera serait reste restait demeure ]]
-- Between the parts of a passive: "a de nouveau été bombardée", "n'a pas été reprise".
fr.within = set [[ de nouveau encore déjà aussi pas plus jamais toujours ainsi presque d'abord ensuite également à peine n ]]

-- Words that say, after "a" or "avait": whoever is before them is a person.
fr.said = set [[
déclaré dit affirmé annoncé expliqué ajouté indiqué assuré précisé estimé souligné rappelé raconté confié averti
promis répondu
tweeté écrit lancé reconnu admis démenti insisté conclu
]]

-- Endings of peoples, for those that no list has: "les Brégoniens".
fr.people_ending = set [[ ien iens ienne iennes ain ains aine aines ois oise oises ais aise aises ites istes ]]

-- Never-alone names: what lets them stand.
fr.house = set [[ affaire régime clan famille pouvoir gouvernement administration dynastie président présidence clans camp ]]

-- Nouns that say what is behind them, though they end like adjectives: "maréchal".
fr.class = {}
for _, words in ipairs { fr.title, fr.place_noun, fr.org_noun, fr.house } do
  for word in pairs(words) do fr.class[word] = true end
end

return fr
