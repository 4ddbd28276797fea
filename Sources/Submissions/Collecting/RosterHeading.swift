import Foundation

/// What a column of a roster holds, told from its heading.
///
/// Known are the headings that Moodle (English, French, German, Spanish, Italian, Portuguese, Dutch), Canvas, GitHub
/// Classroom, nbgrader, Blackboard, Brightspace, Sakai, ILIAS and Gradescope export, and plain words for the same. Case,
/// accents and punctuation do not matter: `E-Mail-Adresse` is `e mail adresse`.
enum RosterHeading {
  enum Role { case identifier, fullName, givenName, familyName, email, section }

  /// Letters and digits in lower case without accents; one space for everything between them.
  static func key(_ heading: String) -> String {
    heading.folding(options: [.diacriticInsensitive, .caseInsensitive], locale: nil)
      .split { !($0.isLetter || $0.isNumber) || $0 == "º" }.joined(separator: " ")
  }

  /// What the column under a heading holds, and the heading's rank: of several columns with one role the one with the
  /// lowest rank comes first.
  static func meaning(of heading: String) -> (role: Role, rank: Int)? { meanings[key(heading)] }

  private static let meanings: [String: (role: Role, rank: Int)] = {
    var meanings: [String: (role: Role, rank: Int)] = [:]
    for (role, headings) in vocabulary {
      for (rank, heading) in headings.enumerated() { meanings[heading] = (role, rank) }
    }
    return meanings
  }()

  private static let vocabulary: [(Role, [String])] = [
    (.identifier, numbers + accounts),
    (
      .fullName,
      [
        "name", "full name", "fullname", "student name", "display name", "student", "vollstandiger name",
        "vor und nachname", "nom complet", "nom", "nombre completo", "nombre", "nome completo", "nome",
        "nome e cognome", "cognome e nome", "volledige naam", "naam",
      ]
    ),
    (
      .givenName,
      [
        "first name", "firstname", "given name", "given names", "forename", "vorname", "vornamen", "prenom",
        "prenoms", "nome proprio", "primeiro nome", "voornaam",
      ]
    ),
    (
      .familyName,
      [
        "last name", "lastname", "surname", "family name", "nachname", "familienname", "zuname",
        "nom de famille", "apellidos", "apellido s", "apellido", "cognome", "apelido", "apelidos",
        "sobrenome", "ultimo nome", "achternaam",
      ]
    ),
    (
      .email,
      [
        "email", "e mail", "email address", "e mail address", "mail", "school email", "emailadresse",
        "e mail adresse", "mailadresse", "adresse de courriel", "courriel", "adresse electronique",
        "adresse e mail", "adresse email", "adresse mail", "direccion de correo",
        "direccion de correo electronico", "correo electronico", "correo", "indirizzo email",
        "indirizzo e mail", "endereco de e mail", "endereco de email", "endereco eletronico",
        "endereco de correio eletronico", "correio eletronico", "e mailadres", "emailadres", "mailadres",
      ]
    ),
    (
      .section,
      [
        "section", "sections", "group", "groups", "section name", "class section", "gruppe", "gruppen",
        "groupe", "groupes", "grupo", "grupos", "gruppo", "gruppi", "groep", "groepen", "turma",
      ]
    ),
  ]

  /// Numbers that a university gives.
  private static let numbers = [
    "id", "student id", "studentid", "student number", "identifier", "id number", "idnumber", "orgdefinedid",
    "sid", "student sid", "matriculation number", "matriculation no", "matrikelnummer", "matrikelnr",
    "matrikel nr", "matr nr", "matnr", "id nummer", "identifikationsnummer", "numero d identification",
    "numero d etudiant", "numero etudiant", "n etudiant", "no etudiant", "numero de id",
    "numero de matricula",
    "numero id", "codice identificativo", "numero di matricola", "matricola", "numero de identificacao",
    "numero de estudante", "numero de aluno", "matricula", "studentnummer", "identificatienummer",
  ]

  /// Names of accounts.
  private static let accounts = [
    "sis user id", "sis login id", "user id", "userid", "username", "user name", "login", "login id",
    "login name", "uid", "netid", "net id", "eid", "benutzername", "anmeldename", "kennung",
    "nom d utilisateur", "identifiant", "nombre de usuario", "nome utente", "nome de usuario",
    "nome de utilizador", "utilizador", "gebruikersnaam", "github username", "github", "integration id",
  ]
}
