-- The invented outlets: name as printed in the metadata, and the lines that each prints around its articles.
return {
  ao = { name = "Agence Orvane", boilerplate = {} },
  cv = { name = "Le Courrier de Velmar", boilerplate = {
    abo = "Cet article est réservé à nos abonnés. Abonnez-vous dès 1 drale par mois pour lire la suite.",
    comment = "Les commentaires sont ouverts aux abonnés. Identifiez-vous pour réagir.",
    aussi_siege = "Lire aussi : Dans les caves de la ville basse, la vie compte ses bougies",
    aussi_rail = "Lire aussi : Ce que prévoit la réforme du rail, point par point",
  } },
  gp = { name = "La Gazette de Port-Almine", boilerplate = {
    cookies = "En poursuivant votre navigation, vous acceptez le dépôt de cookies destinés à mesurer l'audience.",
    lettre = "Recevez chaque matin {la-gazette-de-port-almine|La Gazette} dans votre boîte aux lettres électronique. Je m'inscris",
    partage = "Partager Imprimer Envoyer à un ami",
  } },
  ek = { name = "L'Écho de Kordane", boilerplate = {
    pub = "Votre publicité ici ? Écrivez à notre régie",
    droits = "Toute reproduction, même partielle, est interdite sans l'accord écrit de la rédaction.",
  } },
  qb = { name = "Le Quotidien brégonien", boilerplate = {
    compte = "Vous avez déjà un compte ? Connectez-vous. Pas encore inscrit ? Créez votre compte en deux minutes.",
    aussi = "A lire également dans notre dossier : cinq ans de guerre chez nos voisins",
  } },
  ri = { name = "Radio Isbar", boilerplate = {
    ecoute = "Écoutez {Radio Isbar} en direct sur 98.4 et sur notre application gratuite.",
    appli = "Téléchargez l'application",
  } },
  nd = { name = "Nouvelles du Drasne", boilerplate = {
    don = "Notre journal vit sans actionnaire. Soutenez-le en faisant un don, même modeste.",
    suivre = "Suivez-nous sur les réseaux sociaux",
  } },
  sy = { name = "Carnet de repères", boilerplate = {} },
}
