return {
  of = "ao-003",
  title = "{Bélisk} ravitaillée après sept mois d'attente",
  date = "2018-06-21", outlet = "gp",
  quotes = "guillemets-espace", apostrophe = "typographique", paragraphs = 1,
  blocks = {
    "temoin",
    { "lead", replace = {
      { "Un convoi de 46 camions", "C'est un convoi de 46 camions" },
      { "est entré mercredi dans {Bélisk}", "qui est entré mercredi dans {Bélisk}" },
    } },
    "siege.1-2",
    { "smt.1", replace = { { "a prévenu la coordinatrice du {SMT}, {Clarisse Novalin}, en descendant du véhicule de tête", "a prévenu {Clarisse Novalin}, qui coordonne les opérations du {SMT}" } } },
    "smt.3",
    "accord",
    { new = "Avec {Agence Orvane}", kind = "credit" },
  },
  foot = { "lettre", "partage" },
}
