-- fr/everyday.lua - is this a French word of every day? For names that a list brings
--
-- fr/common.lua has what the press writes most; a name may also be a word that it writes
-- seldom: a fruit, a tool, a month. Our own list; plurals and feminines are found by
-- their endings. Names are looked for with their capital anyway, so what counts are words
-- that begin sentences and headings, or are names of something else.

local common = require "syrtext.fr.common"
local core = require "syrtext.core"
local names = require "syrtext.fr.names"

local words = {}
for word in ([[
abeille abri acier agneau aiguille ail aile air alarme album algue aliment allée alliance allumette alouette amande ambre âme
amiral an ancre âne ange animal anneau antilope antre appel aquarelle araignée arbre arc archer ardoise arène argile armure aronde
ascenseur asile aspic assiette astre atelier atlas atout aube auberge aubépine aurore autel autruche aveu avoine azur
baguette baie bain baiser balai balance balcon baleine ballon bambou banane bande banquet bannière bar barbe barque bateau bâton
batterie baudet bazar beau bébé bec belette bélier belle berceau berge berger besace beurre bible biche bijou billet bise bison
blaireau bobine boeuf bonbon bonheur bonnet bosquet botte bouc bouche boucle boue bougie boule bouquet bourdon bourgeon bourrasque
bourse boussole bouteille bouton branche brasier brebis brise brioche brique broche brosse brouillard brousse bruit brume bruyère
bûche buffle buis buisson cabane câble cactus cage caille caillou caisse calice calme canal canard caneton canne canon canot carafe
caravane carotte carpe carré cascade casque castor cerf cerise cerisier chaîne chaise chaleur chameau champ champignon chance
chandelle chanson chapeau chapelle chardon chariot charme charrue châtaigne chaton chaudron chaume chaumière chemin chêne cheminée
chèvre chouette cigale cigogne cimetière citron clairière clarté cloche cloître clôture clown coccinelle coche cochon coffre coin
colline colombe colonne comète confiture coq coquelicot coquille corail corbeau corbeille corde corne cornet corolle coton
couleuvre coupe couronne couteau crabe craie crapaud cratère crème crêpe crête creux cricket crocodile croix croûte cruche cube
cuillère cyclone cygne cyprès dague daim dalle dauphin dentelle dernière détroit dette devise diable diamant digue dinde dôme
donjon dragon drapeau dune duvet ébène échelle échos éclair éclat éclipse écluse écorce écran écrin écume écureuil effort élan
éléphant encre énergie enfer enseigne entrepôt épervier épi épice épine éponge érable ermite espadon essaim estampe étang étape
étau étoffe étoile étrier éveil expansion express fabrique façade falaise fanfare faon farine faucille faucon faune fauteuil
fauvette fée fenêtre ferme fève ficelle figaro figue filet flambeau flamme flèche fleur fleuve flocon flotte flûte foin foire
fontaine forêt forge fortin fortune fossé foudre fougère fouine four fourche fourmi foyer fraise framboise frégate frelon frêne
fronde fruit fumée fusée fuseau gain galerie galet galop gant garenne gazelle gazon géant gel gemme genêt genièvre gerbe girafe
girouette gîte givre glace gland glycine gouffre gourde goutte grain grange grappe grave grêle grenade grenier grenouille grève
griffe grillon grive grotte grue gué guépard guêpe guide guirlande haie halle hameau hamster hanneton harem harmonie harpe hasard hauteur
havre herbe hérisson hermine héron hêtre hibou hirondelle hiver horizon horloge huître humanité île impasse indépendant ivoire jade jambon
jardin jasmin jaune javelot jeton jonc jonquille jouet joyau jument jungle jupe képi lac lagune laine lait laitue lampe lance
langouste lanterne lapin larme laurier lavande légende légume lentille léopard lessive levant lévrier lézard libération libre lierre
lièvre lilas lime limite limon lin linotte lion liqueur lis liseron lit livre loir losange lotus louange loup loutre louve lueur
lumière lune lustre luth lutte lynx lyre lys magnolia maille maïs malice mandarine manège mangue manoir marais marbre marches marché
mare marée margelle marguerite mariage marin marine marmite marmotte marron marteau martre masque massif mât matelot mélèze melon
menthe mer merle merveille mésange métal miel mimosa mine miracle mirage miroir moineau moisson molette monnaie mors mot mouche
mouette moulin mousse mouton muguet mulet mur mûre muse museau muscat musique myrtille mystère nacre nappe narcisse navet navire
nectar neige nid noir noisette noix nuage nuance oasis obélisque océan ocre oeil oeuf oie oignon oiseau olive olivier ombre onde
opale or orage orange orée oreille orge orme ortie os oseille osier otarie ouragan ours oursin outil ovale pailles paille pain
palais palme palmier panda panier panneau panthère paon papillon pâquerette parade paradis parc parfum parisien paroi parole passage
passerelle passion pastel patience patrie pâture pavé pavillon pavot pêche peigne pélican peluche pensée pente perche perdrix
perle perroquet persil pervenche pétale peuplier phare phoque pie pièce pied pierre pigeon pilier pin pinceau pinson pioche pirate
pistache pivoine place plage plaine plan planche planète plante plateau platane plomb pluie plume poids poignard poing point poire
poirier pois poisson poivre pôle pomme pommier pompe pont porche port porte portail poste pot potager poterie poule poulain poulpe
poupée poussière prairie pré précipice prélude presqu'île preuve prière prisme progrès prune prunier puits pyramide quai quartz quête
quille rabot racine radeau radis rage raisin rameau rampe raquette rateau ravin récif récolte réglisse reine relief remède rempart
renard renne requin réseau réserve réveil rêve revue rideau rive rivière rocher roi romarin ronce ronde rosée roseau rosier rossignol
roue rouille route royaume ruban rubis ruche ruelle ruine ruisseau sable sabot sabre safran sagesse saison salade salle salon salve
sanglier sapin saphir sardine sauge saule saumon saut savane savon sceau sceptre scie seigle sel selle semence sentier sentinelle
sérénade serpent serre seuil silence sillon singe sirène socle soie soir soja sommet sonate songe sonnet sorbier souche souffle
soufre source souris sphère spirale stade statue sucre sureau surprise symbole table tablier talus tambour tamis tanière tanneur
tapis tasse taupe taureau téléphone télégramme temple tente terrasse terrain terre terrier terroir théâtre thym tige tigre tilleul tiroir
toile toit tombe tonnerre torche torrent tortue toupie tour tourbe tournesol tourterelle trait treille trèfle trésor tribune trident
trompette trône tronc trottoir troupeau truie truite tuile tulipe tunnel turquoise univers urne usine vague vaisseau val vallée vallon
valse vanille vase vautour veau veille veine vélo velours vendange vent verger vérité verre verrou vertige verveine veste victoire vigne
vigie villa vin violette violon vipère virage voile voix volcan volet voleur voûte voyage vraie wagon zèbre zénith zéphyr zone
]]):gmatch("%S+") do words[core.fold(word)] = true end

local function is_known (fold)
  return words[fold] or common[fold] or names.plain[fold] or names.calendar[fold] or false
end

local ENDINGS = { { "s", 3 }, { "x", 3 }, { "e", 4 }, { "es", 4 } } -- and letters of the stem, at least

-- Is the folded word one of every day, or a plural or feminine of one?
return function (fold)
  if is_known(fold) then return true end
  for _, row in ipairs(ENDINGS) do
    local ending = row[1]
    local stem = fold:sub(1, -#ending - 1)
    if #stem >= row[2] and fold:sub(-#ending) == ending and is_known(stem) then return true end
  end
  return false
end
