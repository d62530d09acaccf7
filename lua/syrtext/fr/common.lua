-- fr/common.lua - the words that French press writes in lower case most often
--
-- A place called "Sur" or a fighter called "Son" would be found in every article.
-- Lists of names are held against these forms, compared folded.

local core = require "syrtext.core"

local common = {}
for word in ([[
abord absence accès accident accord accueil accueillir accusations accusé achat acte actes acteur action actions activité
activités actrice actualité actuel actuellement adjoint administration aéroport affaire affaires affirme affirmé afin agence
agent agents agit agression ai aide aider aie aigle aigre ailleurs aime ainsi air ait ajoute ajouter ajouté alerte allait
allemand aller allons alors amende amer américain américaine américains ami amis amour ampleur an analyse ancien ancienne
anciens animateur animaux année années anniversaire annonce annoncé ans août apparition appartement appel appelé appelle appels
application appris après arc argent arme armes armée arrêt arrêter arrêté arrière arrive arriver arrivé arrivée arrondissement
art article artiste assez association associations assurant assure assurer assuré attaque attaques atteindre atteint attend
attendre attendu attentat attentats attente attention au aucun aucune audience augmentation augmenter aujourd auprès aura
auraient aurait auront aussi autant auteur auteurs automobile autorité autorités autoroute autour autre autres aux avaient avais
avait avance avant avec avenir avez avion avions avis avocat avocats avoir avons avril ayant âge âgé âgées âne bab bagne baisse
bal balle banc baron barrage barre bas base bassin bâtiment beaucoup besoin bien bientôt bilan blanc blanche blessé blessés bleu
blé bloc bois boîte bombe bon bonne bord bourg bout bras britannique bronze brun budget bureau bus cabinet cadre cahier calme
camp campagne cancer candidat candidate candidats candidature capacité cape capitale car caractère carbone carrière carte cas
cause cave ce cela celle celles celui centaine centaines centre cependant cerf certain certaines certains ces cet cette ceux
célèbre cérémonie ch chacun chaîne chaleur chambre changement changer chant chanteur chanteuse chaque char charge chargé chargée
chasse chat châssis chef chercheurs cheval chez chien chiffre chiffres chinois choc choisi choix chose choses chou chômage chute
cinéma cinq circonstances circulation cité citoyens civile classe clé clients climat climatique clou coeur col colère collectif
collègues colonnes combat comme commencé comment commenté commission commun communauté commune communes communication communiqué
compagnie comprendre compris compte compter comptes comte concept concernant concerne concernés conclu condamné conditions
conducteur conduit conduite conférence confiance confie confié confirmé conflit connu conseil conseiller conséquences
consommation constaté constructeur contact contamination conte contexte continue continuer contraire contre contrôle corps coup
couple coups cour courant cours course court côté côtés création créer créé crise critique critiques critiqué crois cru crue
cuit cuivre culture curé cœur ça dame danger dans danse date davantage de demain demande demander demandé dent depuis dernier
derniers dernière dernières derrière des deuil deux deuxième devait devant devenir devenu devoir devons devra devraient devrait
devront dès débat début décembre décès décédé décidé décision décisions déclaration déclarations déclaré découvert découverte
défendre défense déjà démission démocrate démocratie dénonce dénoncer dénoncé départ département départements déplacement
déplore déploré déposé député députée députés désert désormais détention déterminer développement différentes différents
difficile difficultés diffusé dimanche dire direct directement directeur direction directrice dirigeants dis discours disent
disparition disparu dispositif distance distanciation dit dix dizaine dizaines doit doivent dollars domicile donc donne donner
donné données dont dos dossier double doute doux drame drap droit droite droits du duc dur durant durée dû eau effet effets elle
elles emploi emplois employés en encontre encore enfant enfants enfin engagement engagé enquête enquêteurs enregistré ensemble
ensuite entendre entendu entourage entre entreprise entreprises entretien entrée envers envie environ environnement envoyé
erreur espace espère espoir essais est estimant estime estiment estimé et eu européen européenne européennes européens euros eus
eut eux examen exemplaires exemple exécutif existe experts expérience explique expliquer expliqué explosion exprimé extérieur
extrême extrêmement échange école écoles écologique écologiste économie économique écrit édition également électeurs élection
élections électrique élevé élèves éléments élu élus émission épée épidémie épisode époque épouse équipe équipes établissement
établissements étaient étais était étant état été étoile étranger étrangers étrangères étude études étudiants événement
évidemment éviter évoquant évoque évoqué être fable face façon faible faire fais faisait faisant fait faits famille familles
fans faubourg faudra faut faute faux faveur femme femmes fer fera ferme fermeture fermé feu février fête figure file fille
filles film fils fin finalement fit fois fonction fonctionnaires fonctions fond fonds font force forces formation forme fort
forte fortement fortes fou foule four foyers frais français française françaises frère frontières fuite fut gagner
gant garde gare gauche gaz gendarmerie gendarmes genre gens gestes gestion géant général générale gilets gouvernement grand
grande grandes grands gras grave graves grâce grève gris gros grotte groupe groupes guerre gué habitants haine halte hameau
harem hausse haut haute hauteur hebdomadaire heure heures hier histoire historique hommage homme hommes honneur hors hôpital
hôpitaux hôtel hui huit ici identité idée il ils image images immeuble immédiatement impact important importante importants
incendie incident indique indiqué information informations infos initiative inquiète insisté insoumise instant instruction
intention interdiction interdit international internationale internet interpellation interpellé interrogé intervention interview
intérêt intérieur investigations invité ira iras issue île jadis jamais janvier jaunes je jeu jeudi jeune jeunes jouer jour
journal journaliste journalistes journée jours judiciaire juge juges jugé juillet juin jusqu juste justice kilomètres km la lac
laine laisse laisser laissé lait lance lancement lancer lancé lancée laquelle large largement las là le leader lendemain lequel
les lesquels lettre leur leurs liberté libre lien lieu lieux liés ligne lignes lion liste lit litres livre local locale locales
locaux loi loin long longtemps longue lors lorsqu lorsque loup lui lundi lune lutte lutter ma magazine mai main mains maintenant
maire maires mairie mais maison majorité mal malades maladie malgré mandat manière manifestants manifestation manifestations
manque marche marché mardi mare marge mari mariage marque mars matière matin matinée maximum me meilleur membre membres menace
menaces menée mer mercredi mes message messages mesure mesures met mettre meurtre mère mètres médecin médecins médias
médicaments mémoire même mêmes micro miel mieux migrants milieu militaire militaires militants milliards milliers million
millions mince ministère ministre ministres minutes mis mise mises mission mit mobilisation mode modèle modèles moi moine moins
mois moitié moment mon monde mondiale mont montant montre mort morts mot mots mou mouvement moyen moyenne moyens municipales mur
mus musique naguère nain national nationale nature ne neige neuf nez néanmoins nécessaire ni niveau noce noir noire nom nombre
nombreuses nombreux non nord nos notamment note notre nous nouveau nouveaux nouvel nouvelle nouvelles novembre nu nuage nuit nul
numéro oasis objectif objet obligation obligatoire obtenir occasion octobre oeuvre officiel officiellement offre on ont
opération opérations opinion opposition or orages orange ordre organisation organiser organisé organisée orge origine os ou ours
outre ouvert ouverte ouverture ouvrir où page pain paix pandémie paon par parc parce parcours parents parfois parisien
parisienne parle parlementaire parlementaires parler parmi parole parquet part parti participation participer participé
particulier particulièrement partie partir partis partout pas passage passagers passe passer passé patients patron payer pays
peau peine pendant pense perdu perle permet permettre permis personnalités personne personnel personnels personnes petit petite
petites petits peu peuple peur peut peuvent peux père période phase photo photos physique pied pierre pin pire piste place placé
placés plaine plainte plan plateau plateforme plein pleine pluie plupart plus plusieurs plutôt poids point pointe points
polémique police policier policiers policière policières politique politiques pompiers pont populaire population porc port
portant porte porter portes porté position possibilité possible poste pour pourquoi pourra pourraient pourrait pourront poursuit
poursuivi poursuivre pourtant pouvait pouvoir premier premiers première premières prend prendre presque presse pression preuve
près précédent précisant précise précisé préfecture préfet présence présent présente présenter présenté présents présidence
président présidente présidentielle prévenu prévoit prévu prévue prêt primaire prime principal principe pris prise prises prison
privé privée prix probablement problème problèmes procès procédure prochain prochaine prochains proche proches procureur
production produit produits professeur professionnels programme projet projets promis propagation propos propose proposer
proposé proposition propositions propre propriétaire protection protéger provoqué proximité pu public publication publics publié
publiée publique publiques puis puisque puissance puisse puits put qu qualité quand quant quarantaine quartier quartiers quatre
que quel quelqu quelque quelques question questions qui quinquennat quitter quoi quotidien race racisme raconte raconté rade
radio raison raisons rame rang rapide rapidement rappelé rappelle rapport rapporte ras rassemblement rassemblements rat ravin
recherche recherches reconnu record recours reçu refusé reine rejoindre relance relation relations relève remettre remis
rencontre rendre rendu rentrée reprendre représente repris reprise reprises respect respecter responsabilité responsable
responsables restaurants reste restent rester restrictions retour retrait retraite retraites retrouver retrouvé revanche revenir
revenu revenus revient règles réagi réalisé réalisée réalité réanimation récemment réduire référence réforme régime région
régional régions régulièrement réouverture répond répondre répondu réponse républicain réseau réseaux résultat résultats réunion
réussi révèle révélé rien risque risques rive riz robe roi roman rose rouge route routes rouvrir roux rôle rude rue rues russe
sa sable sabre sac sage saint sainte sais saison sait salariés salle salon salué samedi sanctions sang sanitaire sanitaires sans
santé savoir scène scientifique scientifiques scolaire scoop scrutin se sec second secondes secours secrétaire secteur sein sel
selon semaine semaines semble sens sept septembre sera seraient serait seront service services ses seul seule seulement seuls
sécurité série si siècle siège signe silence simple simplement site sites situation situé six social sociale sociales socialiste
sociaux société soie soient soignants soins soir soirée sois soit sol soldats solidarité solution sommes son sondage sont sort
sorte sortie sortir souhaite souhaité souligne souligné source sources sous soutenir soutien souvent spectacle stade star
station stratégie succès sud suis suite suivi sujet sujets supplémentaires sur surprise surtout surveillance suscité suspect sut
sûr syndicat syndicats système ta table tandis tank tant tantôt tard taux te technique tel telle températures temps tenir
tensions tentative tenter tenté tenu terme terrain terre territoire terroriste tes test tests texte téléphone télévision témoins
tête thé théâtre tiers tint titre toit ton total totalement touché toujours tour touristes tous tout toute toutefois toutes tôt
trafic train traitement transports travail travailler travaux travers très tribunal tribune trois troisième trop trouvait trouve
trouver trouvé tu tué tus type un une unique université urgence usage usine utilisation utiliser utilisé va vacances vaccin
vague vais val valeur vallée vas veau veille vendredi venir vent vente venu venue venus vers version vert veulent veut veux vécu
véhicule véhicules véritable via victime victimes victoire vide vidéo vidéos vie viennent vient vigilance vigne vigueur village
ville villes vingtaine vint violence violences virus vis visage visant visite visiteurs vite vitesse vivre voie voir voire voit
voiture voitures voix vol volant volonté vols vont vote voter votre voulait vouloir voulu vous voyage vrai vraiment vu vue yeux
zone zones œil
]]):gmatch("%S+") do common[core.fold(word)] = true end

return common
