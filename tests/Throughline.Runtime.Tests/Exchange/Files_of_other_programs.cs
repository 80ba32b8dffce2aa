using System.Text;
using Throughline.People;
using Throughline.Runtime.Exchange;

namespace Throughline.Runtime.Tests.Exchange;

/// <summary>Files as shops, mailing programs, address books and people make them: what a person would understand is taken.</summary>
public sealed class Files_of_other_programs
{
    [Fact]
    public void Titles_and_notes_before_the_column_names_are_passed_over()
    {
        var lines = Read(
            "Notes:\n\"Some of the addresses are missing, because ...\"\n\n"
            + "First Name,Last Name,Email Address,Company\nLea,Beispiel,lea@example.org,Muster AG\n");
        var lea = Assert.IsType<ImportLine.Taken>(Assert.Single(lines));
        Assert.Equal((5, "Lea", "lea@example.org", "Muster AG"),
            (lea.Line, lea.Person.FirstName, lea.Person.Email, lea.Person.Traits["company"]));
    }

    [Theory]
    [InlineData("Export from Shop, 2026-11-01, 12:00\n\nE-Mail;Vorname\nzoe@example.org;Zoë\n", ';')]
    [InlineData("Kundenliste; Stand: 1.11.2026; alle\nE-Mail,Vorname\nzoe@example.org,Zoë\n", ',')]
    [InlineData("Export, 2026\nE-Mail\tVorname\nzoe@example.org\tZoë\n", '\t')]
    [InlineData("E-Mail|Vorname\nzoe@example.org|Zoë\n", '|')]
    public void The_separator_is_that_of_the_column_names(string text, char separator)
    {
        using var file = PeopleFileTests.Open(PeopleFileTests.Bytes(text));
        Assert.Equal(separator, file.Separator);
        Assert.Equal("Zoë", Assert.IsType<ImportLine.Taken>(Assert.Single(file.Lines())).Person.FirstName);
    }

    [Fact]
    public void A_german_table_is_understood()
    {
        var person = One(
            "Anrede;Titel;Vorname;Nachname;E-Mail-Adresse;Telefon;Handy;Firma;Straße;PLZ;Ort;Geburtstag;Sprache;"
            + "Einwilligung Newsletter;Bemerkung",
            "Frau;Dr.;Zoë;Süß;zoe@example.org;030 5550140;0171-5550123;Süß & Söhne;Hauptstr. 1;01069;Dresden;1.5.1980;Deutsch;ja;mag Äpfel",
                "DE");
        Assert.Equal(("Zoë", "Süß", "zoe@example.org", "+491715550123", "de", true),
            (person.FirstName, person.LastName, person.Email, person.Phone, person.Language, person.EmailConsent));
        Assert.Equal(
            "birthday=1.5.1980 city=Dresden company=Süß & Söhne note=mag Äpfel otherPhone=+49305550140 postalCode=01069 "
            + "salutation=Frau street=Hauptstr. 1 title=Dr.",
            string.Join(' ', person.Traits.Select(trait => $"{trait.Key}={trait.Value}")));
    }

    [Theory]
    [InlineData("Prénom,Nom,Courriel,Téléphone portable,Ville", "Léa,Martin,lea@example.org,06 12 34 56 78,Lyon", "FR", "+33612345678")]
    [InlineData("Nombre,Apellidos,Correo electrónico,Móvil,Ciudad", "Léa,Martin,lea@example.org,612 34 56 78,Lyon", "ES", "+34612345678")]
    [InlineData("Nome,Cognome,Indirizzo email,Cellulare,Città", "Léa,Martin,lea@example.org,320 1234567,Lyon", "IT", "+393201234567")]
    [InlineData("Voornaam,Achternaam,E-mailadres,GSM,Woonplaats", "Léa,Martin,lea@example.org,06 12345678,Lyon", "NL", "+31612345678")]
    [InlineData("Vorname,Name,Mail,Mobil,Stadt", "Léa,Martin,lea@example.org,0171 5550123,Lyon", "DE", "+491715550123")]
    public void Other_languages_are_understood_too(string header, string row, string country, string phone)
    {
        var person = One(header, row, country);
        Assert.Equal(("Léa", "Martin", "lea@example.org", phone, "Lyon"),
            (person.FirstName, person.LastName, person.Email, person.Phone, person.Traits["city"]));
    }

    [Theory]
    [InlineData("\"Schmidt, Anna\"", "Anna", "Schmidt")]
    [InlineData("Dr. Anna Schmidt", "Anna", "Schmidt")]
    [InlineData("Anna Schmidt", "Anna", "Schmidt")]
    public void A_name_is_read_in_either_order(string cell, string first, string last)
    {
        var person = One("email,name", $"a@example.org,{cell}");
        Assert.Equal((first, last), (person.FirstName, person.LastName));
    }

    [Theory]
    [InlineData("Anna,Schmidt", "Anna", "Schmidt")]
    [InlineData("Anna,Anna Schmidt", "Anna", "Schmidt")]
    [InlineData("Anna Maria,Anna Maria von Schmidt", "Anna Maria", "von Schmidt")]
    [InlineData("Anna,\"Schmidt, Anna\"", "Anna", "Schmidt")]
    [InlineData("Anna,Dr. Schmidt", "Anna", "Schmidt")]
    public void Beside_a_first_name_a_name_is_the_last_or_both(string cells, string first, string last)
    {
        var person = One("email,Vorname,Name", $"a@example.org,{cells}");
        Assert.Equal((first, last), (person.FirstName, person.LastName));
    }

    [Fact]
    public void Of_a_phone_and_a_mobile_the_mobile_is_theirs_and_the_other_is_kept()
    {
        var sal = One("\"First Name\",\"Last Name\",\"Phone\",\"Mobile\",\"Email\"",
            "\"Sal\",\"Force\",\"(555) 010-0113\",\"(555) 010-0114\",\"sal@example.org\"", "US");
        Assert.Equal(("+15550100114", "+15550100113"), (sal.Phone, sal.Traits["otherPhone"]));
        var one = One("Phone,Mobile,Email", "'+49 171 5550123,,sal@example.org", "US");
        Assert.Equal("+491715550123", one.Phone);
        Assert.Empty(one.Traits);
    }

    [Fact]
    public void Stages_of_a_crm_are_stages_of_ours()
    {
        const string file = "Email,Lifecycle Stage\na@b.c,Subscriber\nb@b.c,Marketing Qualified Lead\nc@b.c,Opportunity\n"
            + "d@b.c,Customer\ne@b.c,Evangelist\nf@b.c,Other\n";
        var lines = Read(file).Cast<ImportLine.Taken>().ToList();
        Assert.Equal([Lifecycle.Prospect, Lifecycle.Lead, Lifecycle.Lead, Lifecycle.Customer, Lifecycle.Advocate, null],
            lines.Select(line => line.Person.Lifecycle));
        Assert.All(lines, line => Assert.Empty(line.Remarks));
    }

    [Theory]
    [InlineData("Newsletter,Einwilligung", "ja,", true, "“Newsletter” says “ja”")]
    [InlineData("Newsletter,Einwilligung", ",✓", true, "“Einwilligung” says “✓”")]
    [InlineData("Newsletter,Einwilligung", "ja,nein", false, "“Einwilligung” says “nein”")]
    [InlineData("Newsletter,Einwilligung", "nein,ja", false, "“Newsletter” says “nein”")]
    [InlineData("OPTIN_TIME,UNSUB_TIME", "2024-05-01 10:00:00,", true, "“OPTIN_TIME” says “2024-05-01 10:00:00”")]
    [InlineData("OPTIN_TIME,UNSUB_TIME", "2024-05-01 10:00:00,2025-01-01 08:00:00", false, "“UNSUB_TIME” says “2025-01-01 08:00:00”")]
    [InlineData("Email Opt Out", "1", false, "“Email Opt Out” says “1”")]
    [InlineData("Email Opt Out", "0", null, null)]
    [InlineData("Email Marketing Status", "subscribed", true, "“Email Marketing Status” says “subscribed”")]
    [InlineData("Email Marketing Status", "cleaned", false, "“Email Marketing Status” says “cleaned”")]
    [InlineData("Accepts Email Marketing", "perhaps", null, null)]
    public void Consent_is_read_from_however_many_columns_and_its_words_are_the_proof(string headers, string cells, bool? said,
        string? proof)
    {
        var person = One($"email,{headers}", $"a@b.c,{cells}");
        Assert.Equal((said, proof), (person.EmailConsent, person.EmailConsentProof));
    }

    [Fact]
    public void A_shop_says_yes_to_mail_and_no_to_text_messages()
    {
        var person = One("Email,Accepts Email Marketing,Phone,Accepts SMS Marketing", "a@b.c,yes,'+491715550123,no");
        Assert.Equal((true, false, "+491715550123"), (person.EmailConsent, person.SmsConsent, person.Phone));
    }

    [Fact]
    public void Of_a_long_note_the_beginning_is_kept_and_that_is_said()
    {
        var note = new string('x', PersonRow.LongestValue - 1) + "😀 and more";
        var taken = Assert.IsType<ImportLine.Taken>(Assert.Single(Read($"email,note\na@b.c,{note}\n")));
        Assert.Equal(note[..(PersonRow.LongestValue - 1)], taken.Person.Traits["note"]);
        Assert.Equal($"The value of “note” has {note.Length} characters; the first 1000 are kept. Shorten it if the end matters.",
            Assert.Single(taken.Remarks).ToString());
    }

    [Fact]
    public void Two_addresses_on_two_lines_of_a_cell_are_two()
    {
        var person = One("email,name", "\"ada@localhost\nada@example.com\",Ada");
        Assert.Equal(("ada@example.com", "ada@localhost"), (person.Email, person.Traits["otherEmail"]));
    }

    [Fact]
    public void Columns_of_a_mailing_program_get_names_that_can_be_read()
    {
        var person = One("Email Address,MEMBER_RATING,CC,Notiz,Bemerkung", "a@b.c,4,DE,eins,zwei");
        Assert.Equal("CC=DE bemerkung=zwei memberRating=4 note=eins",
            string.Join(' ', person.Traits.Select(trait => $"{trait.Key}={trait.Value}")));
    }

    [Theory]
    [InlineData("windows-1250", "Windows-1250",
        "László Szűcs;Székesfehérvár, Hősök útja;örömmel várjuk önöket\nGyőző Kovács;Hódmezővásárhely;köszönöm szépen")]
    [InlineData("windows-1250", "Windows-1250", "Łukasz Wójcik;Łódź, ulica Żółta;zażółć gęślą jaźń\nŻaneta Dąbrowska;Kraków;dziękuję")]
    [InlineData("windows-1250", "Windows-1250", "Řehoř Dvořák;Příbram;žluťoučký kůň úpěl ďábelské ódy\nJiří Novák;České Budějovice;děkuji")]
    [InlineData("iso-8859-2", "Iso-8859-2", "Łukasz Wójcik;Łódź, ulica Żółta;zażółć gęślą jaźń\nŻaneta Dąbrowska;Kraków;dziękuję")]
    [InlineData("windows-1254", "Windows-1254", "Şükrü Yılmaz;İstanbul;teşekkür ederim\nÇağla Öztürk;İzmir;görüşmek üzere")]
    [InlineData("windows-1253", "Windows-1253", "Γιώργος Παπαδόπουλος;Αθήνα;ευχαριστώ πολύ")]
    [InlineData("windows-1251", "Windows-1251",
        "Мария Иванова;Санкт-Петербург;Здравствуйте, спасибо за письмо\nПётр Смирнов;Москва;Очень приятно познакомиться")]
    [InlineData("windows-1252", "Windows-1252",
        "Jürgen Groß;Köln;schöne Grüße\nInês Gonçalves;São João;obrigada pela atenção\nZoë Lefèvre;Besançon;à bientôt, très chère")]
    public void Old_files_of_every_alphabet_are_read(string page, string name, string rows)
    {
        var encoding = CodePagesEncodingProvider.Instance.GetEncoding(page)!;
        var text = "email;name;city;note\n" + string.Concat(rows.Split('\n').Select((row, i) => $"p{i}@example.com;{row}\n"));
        using var file = PeopleFileTests.Open(new MemoryStream(encoding.GetBytes(text)));
        Assert.Equal(name, file.Encoding);
        Assert.Equal(
            rows.Split('\n'),
            file.Lines().Cast<ImportLine.Taken>()
                .Select(line =>
                $"{line.Person.FirstName} {line.Person.LastName};{line.Person.Traits["city"]};{line.Person.Traits["note"]}"));
    }

    [Fact]
    public void The_same_row_of_the_same_file_has_the_same_name()
    {
        string[] Names(string text) => [.. Read(text).Cast<ImportLine.Taken>().Select(line => line.Person.Row!)];
        var names = Names("email\na@b.c\nd@e.f\n");
        Assert.Equal(names, Names("email\na@b.c\nd@e.f\n"));
        Assert.Distinct(names.Concat(Names("email\na@b.c\ng@h.i\n")));
    }

    [Theory]
    [InlineData('\\')]
    [InlineData('"')]
    [InlineData(',')]
    [InlineData('\'')]
    [InlineData('{')]
    [InlineData('@')]
    [InlineData('(')]
    [InlineData('<')]
    [InlineData(' ')]
    public void A_flood_of_one_sign_is_answered_wherever_it_stands(char sign)
    {
        var flood = new string(sign, 99_000);
        foreach (var text in (string[])[flood, $"{flood}\nemail\na@b.c\n",
            $"email,name,phone,note\n{flood}\na@b.c,{flood},{flood},{flood}\na@b.c,\"{flood}\",x,y\nz@b.c,Zoe,,\n",
            $"email,{flood}\nz@b.c,1\n"])
        {
            if (!PeopleFile.TryOpen(PeopleFileTests.Bytes(text), out var file, out var problem))
            {
                Assert.Matches(@"^[A-Z“].*\.$", problem.Sentence);
                continue;
            }
            using (file) Assert.All(file.Lines(), line =>
                Assert.True(line is ImportLine.Taken or ImportLine.Rejected { Problem.Sentence.Length: < 500 }));
        }
    }

    private static List<ImportLine> Read(string text, string? country = null)
    {
        using var file = PeopleFileTests.Open(PeopleFileTests.Bytes(text));
        return [.. file.Lines(country)];
    }

    private static ImportedPerson One(string header, string row, string? country = null) =>
        Assert.IsType<ImportLine.Taken>(Assert.Single(Read($"{header}\n{row}\n", country))).Person;
}
