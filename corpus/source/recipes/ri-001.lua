-- A short radio version.
return {
  of = "ao-001",
  title = "L'armée tarvanienne entre dans {Tel Ouram}",
  date = "2018-03-13", outlet = "ri",
  quotes = "anglais", apostrophe = "typographique", paragraphs = 1,
  blocks = {
    { "lead.1", cut = { ", au terme de dix-neuf jours de siège et de combats de rue" } },
    "ctvc.1",
    { "ville", cut = { ", tisserands et maraîchers pour la plupart" } },
    { "diplo.2" },
    { new = "La médiation a annoncé qu'elle ne ferait aucun commentaire avant jeudi." },
    "bilan",
  },
  foot = { "ecoute" },
}
