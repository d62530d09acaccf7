return {
  of = "ao-002",
  title = "Négociations: {velmar-gouvernement|Velmar} met l'échec au compte de l'opposition",
  date = "2018-05-25", outlet = "cv",
  quotes = "guillemets", apostrophe = "typographique", paragraphs = 2,
  blocks = {
    { "velmar", replace = { { "a rejeté la responsabilité", "a rejeté jeudi la responsabilité" } } },
    { "lead", replace = {
      { "ont été suspendus jeudi à {Liskar}", "avaient été suspendus le matin même à {Liskar}" },
      { "a assuré que les portes restaient ouvertes", "a affirmé que les portes restaient ouvertes" },
    } },
    "mediatrice",
    { new = "Au palais présidentiel, on se refuse à fixer un calendrier." },
    { "corridor.1-2" },
    "parrains.1-2",
    "suite",
    { new = "(avec {agence-orvane|Orvane})", kind = "credit" },
  },
  foot = { "abo", "comment" },
}
