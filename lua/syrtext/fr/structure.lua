-- fr/structure.lua - what French news pages put around an article
--
-- Lua patterns over folded text: lower case, no accents, ' for every
-- apostrophe, one space between words. ^ and $ are the edges of the unit.

local data = {}

-- Accented letters and marks that folding maps to ASCII.
data.fold = {
  ["à"] = "a", ["â"] = "a", ["ä"] = "a", ["á"] = "a", ["é"] = "e", ["è"] = "e", ["ê"] = "e", ["ë"] = "e",
  ["î"] = "i", ["ï"] = "i", ["í"] = "i", ["ô"] = "o", ["ö"] = "o", ["ó"] = "o", ["ù"] = "u", ["û"] = "u",
  ["ü"] = "u", ["ú"] = "u", ["ÿ"] = "y", ["ç"] = "c", ["ñ"] = "n", ["œ"] = "oe", ["æ"] = "ae",
  ["À"] = "a", ["Â"] = "a", ["Ä"] = "a", ["Á"] = "a", ["É"] = "e", ["È"] = "e", ["Ê"] = "e", ["Ë"] = "e",
  ["Î"] = "i", ["Ï"] = "i", ["Í"] = "i", ["Ô"] = "o", ["Ö"] = "o", ["Ó"] = "o", ["Ù"] = "u", ["Û"] = "u",
  ["Ü"] = "u", ["Ú"] = "u", ["Ÿ"] = "y", ["Ç"] = "c", ["Ñ"] = "n", ["Œ"] = "oe", ["Æ"] = "ae",
  ["’"] = "'", ["ʼ"] = "'", ["‘"] = "'", ["‐"] = "-", ["‑"] = "-", ["–"] = "-", ["—"] = "-",
  ["«"] = '"', ["»"] = '"', ["“"] = '"', ["”"] = '"', ["\u{A0}"] = " ", ["\u{202F}"] = " ", ["\u{2009}"] = " ",
  ["…"] = "...", ["•"] = "-", ["►"] = "-", ["→"] = "-",
}

-- Furniture wherever it stands, also in the middle of a line: nobody writes
-- this in the body of an article.
data.strong = {
  "^contactez%-nous%.?$", "afficher votre publicite", "^votre publicite (ici|sur|dans)",
  "^l'espace des? commentaires? ", "^connectez%-vous[ %.!]", "^ecrivez a notre (regie|service|redaction)",
  "^creez? (un|votre|mon) compte", "ou creez un compte", "^identifiez%-vous ",
  "^inscrivez%-vous (a|pour recevoir|gratuitement)", "^abonnez%-vous", "^deja (abonne|inscrit)",
  "^je m'(abonne|inscris|identifie|connecte)", "^(vous avez|avez%-vous) deja un compte",
  "^pas encore (abonne|inscrit|de compte)", "reserves? a(ux|) ?(nos )?abonnes", "^il vous reste %d+ ?%%",
  "%d+ ?%% de cet article a lire", "^pour lire la suite", "^lire la suite", "^suivez%-nous ", "^retrouvez%-nous ",
  "^rejoignez%-nous ", "^partage[rz] (cet article|sur|l'article|cette)",
  "^vous (pouvez|devez) (partager|etre connecte|vous connecter|commenter)",
  "vous acceptez (l'utilisation|l'usage|les|nos|le depot) ",
  "^(ce site|nous|notre site|le site)[%a ,]* utilis%a+ (des|les) cookies",
  "^telecharge[rz] (gratuitement )?(notre|l') ?appli", "telechargez gratuitement", "^ecoutez .* en direct",
  "^(regardez|suivez) .* (sur notre site|sur notre application)", "tous droits (de [%a ]+)?reserves",
  "^toute reproduction", "reproduction [%a, ]*interdite", "^votre adresse e?%-?mail",
  "^recevez (chaque|toute|notre|nos|gratuitement|l')",
  "notre (newsletter|lettre d.info|lettre quotidienne|lettre hebdo)", "^cliquez (ici|sur)",
  "^cet article est (reserve|paru|issu)", "^cet article a ete (publie|traduit|mis a jour)", "pour pouvoir commenter",
  "^les commentaires sont (fermes|ouverts|desactives|moderes|reserves)", "^soyez le premier a ", "^reagissez a ",
  "^signaler un (abus|contenu|commentaire)", "^une erreur,? une faute",
  "^vous avez (repere|releve|trouve) une (erreur|faute|coquille)", "^soutenez%-(nous|le|la)",
  "^faites un don", "^notre (journal|site|media|redaction) (vit|ne vit|depend|ne depend|existe|a besoin) ",
  "^merci de (votre lecture|vous connecter|desactiver)", "^desactivez votre bloqueur",
  "^gerer (mes|vos|les) (cookies|preferences|consentements)",
  "^(accepter|refuser|parametrer) (et fermer|les cookies|tout|mes choix)", "^politique de confidentialite",
  "^conditions generales", "^mentions legales", "la suite apres (l'annonce|la publicite|cette publicite)",
  "^l'article continue apres",
}

-- Furniture when it is a line of its own.
data.line = {
  "^publicites?$", "^publicite ?[%-:]", "^annonces?$", "^contenu sponsorise", "^sponsorise$", "^en partenariat avec ",
  "^partager$", "^partagez$", "^imprimer$", "^partager imprimer", "^envoyer( par .*)?$", "^commenter$",
  "^commentaires?( %(%d+%))?$", "^%d+ commentaires?$", "^reagir$", "^newsletters?$", "^s'abonner$", "^se connecter$",
  "^connexion$", "^s'inscrire$", "^menu$", "^rechercher$", "^accueil$", "^facebook$", "^twitter$", "^whatsapp$",
  "^linkedin$", "^instagram$", "^telegram$", "^copier le lien$", "^favoris?$", "^ecouter( l'article| cet article|)$",
  "^retour( a l'accueil| en haut| en haut de page|)$", "^haut de page$", "^(a )?lire (aussi|egalement|ensuite|plus)",
  "^a (lire|voir|ecouter|decouvrir)( .*)?:", "^a (lire|voir) (aussi|egalement)", "^voir (aussi|egalement)",
  "^voir (la video|le diaporama|les photos|plus)", "^(sur|dans) le meme (sujet|theme|dossier)", "^en savoir plus",
  "^pour aller plus loin", "^les plus (lus|partages|commentes)", "^les dernieres (actualites|infos)",
  "^articles? (lies?|similaires?|associes?|recents?|suivant|precedent)", "^nos autres articles",
  "^(mots?%-cles?|tags?|themes?|sujets?|rubriques?) ?:", "^(mis|mise) a jour ",
  "^(publie|paru|poste|modifie|cree|actualise)e? (le|a|il y a|par|dans) ", "^temps de lecture",
  "^lecture ?:? ?%d+ ?min", "^%d+ min(utes)? de lecture", "^%d+ partages$", "^%d+ vues$", "^copyright", "^%(c%) ",
  "^© ", "^%d%d?:%d%d$", "^%d%d?h%d%d$", "^(%a+ )?%d%d?(er)? %a+ %d%d%d%d$",
  "^(%a+ )?%d%d?(er)? %a+ %d%d%d%d,? (a )?%d%d?[h:]%d%d$", "^%d%d?/%d%d?/%d%d%d%d",
  "^plus d'(infos|informations|articles)", "^toutes? l(es|')[ ]?actu", "^suivez l'actualite",
  "^pour suivre l'actualite", "^vers le haut$",
}

-- Who wrote it or gave it, as a line of its own.
data.byline = {
  "^sources? ?:", "^(auteure?s?|autrice) ?:", "^redaction ?:", "^texte ?:", "^credits? ?(photos?)? ?:", "^photos? ?:",
  "^illustration ?:", "^photo (d'archives|d'illustration)", "^propos recueillis par", "^recueilli par",
  "^traduit (de|par)", "^(la )?redaction( avec .*|)$", "^de notre (correspondante?|envoyee?)",
  "^%(?avec (les )?agences", "^agences?$", "^par (la |notre |une? )?(redaction|equipe|journaliste)",
}

-- The same, when names follow: "par Anne Durand", but not "par ailleurs"; "by" in articles taken over as they are.
data.named = {
  "^par ", "^by ", "^photos? ", "^avec (l')?", "^%(?avec (l')?", "^%(? ?source ?s?:? ?", "^(la )?redaction d[eu] ", "^redaction ",
  "^(correspondante?|envoyee? speciale?) a ", "^depeche (de l')?",
}

-- Words that are a sentence by themselves, and so no rubric.
data.answer = {}
for word in ("oui non si bref merci stop voila assez jamais peut-etre certes soit enfin fini"):gmatch("%S+") do
  data.answer[word] = true
end

-- Second words of rubrics: "Conflit syrien." Endings of adjectives, in which few verbs end.
data.adjective = {
  " %a+ie(n|ns|nne|nnes)$", " %a+(ai|oi)(s|se|ses)$", " %a+ai(n|ne|ns|nes)$", " %a+a(l|le|les|ux)$", " %a+ique(s|)$",
  " %a+(if|ive|ifs|ives)$", " %a+aires?$", " (kurdes?|turcs?|turques?|arabes?|russes?|islamistes?|syrienne)$",
}

-- Agencies and their credits as they stand alone in a line: matched without
-- parentheses, folded. Other short capitals in parentheses count as well.
data.agencies = {
  "afp", "reuters", "ap", "associated press", "agence france-presse", "agence france presse", "ats", "keystone-ats",
  "belga", "efe", "dpa", "ansa", "apa", "upi", "xinhua", "tass", "itar-tass", "ria novosti", "sputnik", "anadolu",
  "aps", "map", "sipa", "aa",
}

return data
