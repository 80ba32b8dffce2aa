using System.Text;
using Throughline.People;
using Throughline.Runtime.Exchange;

namespace Throughline.Runtime.Tests.Exchange;

public sealed class PeopleFileTests
{
    static PeopleFileTests() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    [Fact]
    public void A_row_says_who_somebody_is_where_they_are_and_what_they_agreed_to()
    {
        var person = One("E-Mail;First Name;Surname;Mobile;Time Zone;Locale;Opt-in;Lifecycle Stage;ID;Lead Source;Company Name",
            " Ada@Example.com ;Ada;Lovelace;+44 20 7946 0018;europe/london;en_GB;YES;Customer;U-1;search;\"Engines; Ltd\"");
        Assert.Equal("ada@example.com", person.Email);
        Assert.Equal(("Ada", "Lovelace", "+442079460018"), (person.FirstName, person.LastName, person.Phone));
        Assert.Equal(("Europe/London", "en-GB", Lifecycle.Customer), (person.Zone, person.Language, person.Lifecycle));
        Assert.Equal((true, null, "U-1", "search"), (person.EmailConsent, person.SmsConsent, person.UserId, person.Source));
        Assert.Equal("Engines; Ltd", person.Traits["companyName"]);
        Assert.Equal([IdentityKind.UserId, IdentityKind.Email, IdentityKind.Phone], person.Identities().Select(identity => identity.Kind));
    }

    [Theory]
    [InlineData("yes", true)]
    [InlineData("TRUE", true)]
    [InlineData("1", true)]
    [InlineData("subscribed", true)]
    [InlineData("no", false)]
    [InlineData("False", false)]
    [InlineData("0", false)]
    [InlineData("unsubscribed", false)]
    [InlineData("", null)]
    [InlineData("unknown", null)]
    public void Consent_is_said_or_not_said_and_never_guessed(string cell, bool? expected) =>
        Assert.Equal(expected, One("email,consent", $"a@b.c,{cell}").EmailConsent);

    [Theory]
    [InlineData("Mei Lin Chen", "Mei", "Lin Chen")]
    [InlineData("Madonna", "Madonna", null)]
    public void A_whole_name_is_a_first_name_and_the_rest(string cell, string first, string? last)
    {
        var person = One("email,name", $"a@b.c,{cell}");
        Assert.Equal((first, last), (person.FirstName, person.LastName));
    }

    [Theory]
    [InlineData("email", ColumnMeaning.Email, "email")]
    [InlineData("E-mail 1 - Value", ColumnMeaning.Email, "email")]
    [InlineData("EMAIL_ADDRESS", ColumnMeaning.Email, "email")]
    [InlineData("Given Name", ColumnMeaning.FirstName, "first_name")]
    [InlineData("TimeZone", ColumnMeaning.Zone, "zone")]
    [InlineData("Accepts Email Marketing", ColumnMeaning.EmailConsent, "consent")]
    [InlineData("company", ColumnMeaning.Trait, "company")]
    [InlineData("Company", ColumnMeaning.Trait, "company")]
    [InlineData("Favourite colour (of 3)", ColumnMeaning.Trait, "favouriteColourOf3")]
    [InlineData("shoe_size", ColumnMeaning.Trait, "shoe_size")]
    [InlineData("VAT", ColumnMeaning.Trait, "VAT")]
    [InlineData("2nd visit", ColumnMeaning.Trait, "ndVisit")]
    [InlineData("地址", ColumnMeaning.Trait, "column2")]
    [InlineData("", ColumnMeaning.Trait, "column2")]
    internal void A_header_is_known_by_many_names(string header, ColumnMeaning meaning, string name)
    {
        var columns = PeopleColumn.ReadAll(["user_id", header], out var problem);
        Assert.Null(problem);
        Assert.Equal((meaning, name), (columns![1].Meaning, columns[1].Name));
    }

    public static TheoryData<string, string> FilesThatAreNone() => new()
    {
        { "", "The file is empty." },
        { "\n\n", "The file is empty." },
        { "name,company\nAda,Engines\n", "No column says who somebody is. The first line of the file reads: name, company." },
        { "ada@example.com,Ada\nbob@example.com,Bob\n", "No column says who somebody is. The first line of the file reads: ada@example.com, Ada." },
        { "email,E-mail\na@b.c,a@b.c\n", "Two columns say the same: “email” and “E-mail” are both read as “email”." },
        { "email,Company,company\na@b.c,x,y\n", "Two columns say the same: “Company” and “company” are both read as “company”." },
        { string.Join(',', Enumerable.Range(0, 201).Select(i => $"c{i}")), "The file has 201 columns." },
        { "PK\u0003\u0004anything", "This is a spreadsheet, not a CSV file." },
        { "%PDF-1.7", "This is a PDF, not a CSV file." },
        { "email\n" + new string('\0', 100), "This is not a text file." },
    };

    [Theory]
    [MemberData(nameof(FilesThatAreNone), DisableDiscoveryEnumeration = true)]
    public void What_is_no_file_of_people_is_told_so(string text, string sentence)
    {
        Assert.False(PeopleFile.TryOpen(Bytes(text), out _, out var problem));
        Assert.Equal(sentence, problem.Sentence);
        Assert.Matches(@"^[A-Z].*\.$", problem.Fix);
    }

    [Theory]
    [InlineData("nobody", "email", "“nobody” in “email” is not an e-mail address.")]
    [InlineData("x@[127.0.0.1]", "email", "“x@[127.0.0.1]” in “email” is not an e-mail address that mail can be sent to: what stands behind the @ is no address on the internet.")]
    [InlineData("ada b@b.c", "email",
        "“ada b@b.c” in “email” is not an e-mail address: it has a space or a sign in it that addresses do not have.")]
    [InlineData(",call me", "phone", "“call me” in “phone” is not a phone number.")]
    [InlineData(",<img onerror=alert(1)>2", "phone", "“<img onerror=alert(1)>2” in “phone” is not a phone number.")]
    [InlineData("a@b.c,,,,,,Ad\0a", "first_name", "The value of “first_name” has a line break or another character that cannot be printed.")]
    [InlineData("a@b.c,,,,,,Ad\uFFFDa", "first_name", "Letters of “first_name” were lost when the file was saved: Ad\uFFFDa.")]
    [InlineData("a@b.c,,,,,,\"A\nB\"", "first_name", "The value of “first_name” has a line break or another character that cannot be printed.")]
    [InlineData(",,,,,,Ada", null, "The row has no e-mail address, phone number or id, so nobody can be recognised by it.")]
    [InlineData("a@b.c,,,,,,Ada,Acme, Inc", null, "The row has 9 cells, the first line only 8.")]
    [InlineData("a@b.c,,,,,,\"Ada\" Mae", null, "The row has text right after a closing quotation mark.")]
    public void A_bad_row_is_rejected_with_its_line_and_its_neighbours_are_taken(string row, string? field, string sentence)
    {
        var lines = Lines($"email,phone,zone,consent,language,lifecycle,first_name,company\nbefore@b.c\n{row}\nafter@b.c\n");
        Assert.Equal(["before@b.c", "after@b.c"], lines.OfType<ImportLine.Taken>().Select(line => line.Person.Email));
        var rejected = Assert.Single(lines.OfType<ImportLine.Rejected>());
        Assert.Equal((3, field, sentence), (rejected.Line, rejected.Problem.Field, rejected.Problem.Sentence));
        Assert.Matches(@"^[A-Z].*\.$", rejected.Problem.Fix);
    }

    [Theory]
    [InlineData("a@b.c,,,maybe", "consent", "“maybe” in “consent” is neither yes nor no, so it counts as no consent.")]
    [InlineData("a@b.c,call me", "phone", "“call me” in “phone” is not a phone number.")]
    [InlineData("a@b.c,1234", "phone", "“1234” in “phone” is not a phone number.")]
    [InlineData("a@b.c,<b onerror=alert(1)>2345678", "phone", "“<b onerror=alert(1)>2345678” in “phone” is not a phone number.")]
    [InlineData("a@b.c,,,,Klingon", "language", "“Klingon” in “language” is not a language.")]
    [InlineData("a@b.c,,,,,friend", "lifecycle", "“friend” in “lifecycle” is not one of prospect, lead, customer and advocate.")]
    [InlineData("a@b.c; d@e.f", "email", "“email” has more than one address: a@b.c is used, d@e.f is only kept.")]
    [InlineData("a@b.c,,,,,,,Ac\uFFFDme", "company", "Letters of “company” were lost when the file was saved: Ac\uFFFDme.")]
    public void A_value_that_cannot_be_read_is_left_out_of_its_row_and_that_is_said(string row, string field, string sentence)
    {
        var lines = Lines($"email,phone,zone,consent,language,lifecycle,first_name,company\n{row}\n");
        var taken = Assert.IsType<ImportLine.Taken>(Assert.Single(lines));
        Assert.Equal(("a@b.c", null, null, null, null),
            (taken.Person.Email, taken.Person.Phone, taken.Person.EmailConsent, taken.Person.Language, taken.Person.Lifecycle));
        var remark = Assert.Single(taken.Remarks);
        Assert.Equal((field, sentence), (remark.Field, remark.Sentence));
        Assert.Matches(@"^[A-Z].*\.$", remark.Fix);
    }

    [Fact]
    public void An_unknown_zone_rejects_nobody_but_is_remarked_on()
    {
        var taken = Lines("email,zone\na@b.c,Local time\nd@e.f,w. europe standard time\n").Cast<ImportLine.Taken>().ToList();
        Assert.Equal(["Local time", "Europe/Berlin"], taken.Select(line => line.Person.Zone));
        Assert.Equal("“Local time” is not a time zone we know, so the time zone of the business is used. Write it like Europe/Berlin.",
            Assert.Single(taken[0].Remarks).ToString());
        Assert.Empty(taken[1].Remarks);
    }

    [Fact]
    public void Empty_rows_missing_cells_at_the_end_and_empty_cells_too_many_are_no_problem()
    {
        var lines = Lines("email,first_name,company\r\n\r\na@b.c\r\n,,\r\n  ,  ,\r\nd@e.f,Dee,,,,\r\n");
        Assert.Equal([(3L, "a@b.c"), (6L, "d@e.f")], lines.Cast<ImportLine.Taken>().Select(line => (line.Line, line.Person.Email!)));
    }

    [Fact]
    public void A_line_break_inside_a_value_is_part_of_it_and_lines_are_still_counted()
    {
        var lines = Lines("email,note\na@b.c,\"one\ntwo\"\nnobody,\n");
        Assert.Equal("one\ntwo", Assert.IsType<ImportLine.Taken>(lines[0]).Person.Traits["note"]);
        Assert.Equal(4, Assert.IsType<ImportLine.Rejected>(lines[1]).Line);
    }

    [Theory]
    [InlineData("email,note\na@b.c,fine\nb@b.c,\"never closed\nc@b.c,fine\nd@b.c,fine\n", 3)]
    [InlineData("email,note\na@b.c,fine\nb@b.c,\"closed by the next\nc@b.c,fine\nd@b.c,\"quoted\"\n", 3)]
    [InlineData("email,note\n\"a@b.c,fine\nb@b.c,fine\nc@b.c,fine\nd@b.c,fine\n", 2)]
    public void A_quotation_mark_left_open_costs_its_own_line_alone(string text, int badLine)
    {
        var lines = Lines(text);
        Assert.Equal([2, 3, 4, 5], lines.Select(line => line.Line));
        var rejected = Assert.Single(lines.OfType<ImportLine.Rejected>());
        Assert.Equal((badLine, "The row opens a quotation mark and does not close it."), (rejected.Line, rejected.Problem.Sentence));
    }

    [Fact]
    public void A_megabyte_in_one_cell_costs_its_own_row_alone()
    {
        var lines = Lines($"email,note\na@b.c,fine\nb@b.c,{new string('x', 1_000_000)}\nc@b.c,\"{new string('y', 1_000_000)}\"\nd@b.c,fine\n");
        Assert.Equal(["a@b.c", "d@b.c"], lines.OfType<ImportLine.Taken>().Select(line => line.Person.Email));
        Assert.Equal(
            [(3L, "The value of “note” has 1000000 characters."), (4L, "The value of “note” has 1000000 characters.")],
            lines.OfType<ImportLine.Rejected>().Select(line => (line.Line, line.Problem.Sentence)));
    }

    [Fact]
    public void A_line_without_an_end_stops_the_reading_and_says_where()
    {
        var lines = Lines($"email,note\na@b.c,fine\nb@b.c,\"{new string('x', 2 * CsvLines.LongestRecord)}\nc@b.c,fine\n");
        Assert.IsType<ImportLine.Taken>(lines[0]);
        var stopped = Assert.IsType<ImportLine.Stopped>(Assert.Single(lines.Skip(1)));
        Assert.Equal((3, "The line is longer than 8 MB, so the rest of the file could not be read."), (stopped.Line, stopped.Problem.Sentence));
    }

    [Theory]
    [InlineData("utf-8", false, "UTF-8")]
    [InlineData("utf-8", true, "UTF-8")]
    [InlineData("utf-16", true, "UTF-16")]
    [InlineData("utf-16", false, "UTF-16")]
    [InlineData("utf-16BE", true, "UTF-16")]
    [InlineData("utf-16BE", false, "UTF-16")]
    [InlineData("windows-1252", false, "Windows-1252")]
    public void Letters_are_read_as_they_were_written(string name, bool mark, string expected)
    {
        var encoding = Encoding.GetEncoding(name);
        const string text = "email;first_name;company\njurgen@example.com;Jürgen;Müller & Söhne\nines@example.com;Inês;Café „Zoë“\n";
        using var file = Open(new MemoryStream([.. mark ? encoding.GetPreamble() : [], .. encoding.GetBytes(text)]));
        Assert.Equal((expected, ';'), (file.Encoding, file.Separator));
        Assert.Equal(
            [("Jürgen", "Müller & Söhne"), ("Inês", "Café „Zoë“")],
            file.Lines().Cast<ImportLine.Taken>().Select(line => (line.Person.FirstName!, line.Person.Traits["company"])));
    }

    [Fact]
    public void A_row_pasted_in_from_elsewhere_spoils_itself_alone()
    {
        byte[] bytes = [.. "email,first_name\na@b.c,Zoë\nb@b.c,J"u8, 0xFC, .. "rgen\nc@b.c,Inês\n"u8];
        using var file = Open(new MemoryStream(bytes));
        var lines = file.Lines().ToList();
        Assert.Equal(["Zoë", "Inês"], lines.OfType<ImportLine.Taken>().Select(line => line.Person.FirstName));
        Assert.Equal("Letters of “first_name” were lost when the file was saved: J\uFFFDrgen.", Assert.Single(lines.OfType<ImportLine.Rejected>()).Problem.Sentence);
    }

    [Fact]
    public void Letters_of_no_known_writing_are_told_so()
    {
        Assert.False(PeopleFile.TryOpen(new MemoryStream([.. "email,name\na@b.c,"u8, 0x81, 0x8D, 0xE0]), out _, out var problem));
        Assert.Equal("The letters of this file are written in a way that cannot be told.", problem.Sentence);
    }

    [Theory]
    [InlineData("email,name\na@b.c,\"B; C\"\n", ',')]
    [InlineData("email;name\na@b.c;B, C\n", ';')]
    [InlineData("email\tname\na@b.c\tB, C; D\n", '\t')]
    [InlineData("sep=;\r\nemail;name\r\na@b.c;B\r\n", ';')]
    [InlineData("email\na@b.c\n", ',')]
    public void The_separator_is_found(string text, char separator)
    {
        using var file = Open(Bytes(text));
        Assert.Equal(separator, file.Separator);
        Assert.Equal("a@b.c", Assert.IsType<ImportLine.Taken>(Assert.Single(file.Lines())).Person.Email);
    }

    [Fact]
    public void A_long_file_is_read_in_little_memory()
    {
        using var stream = new RepeatedRows("email,first_name,company\n"u8, "somebody@example.com,Some,\"Body, Ltd\"\n"u8, rows: 400_000);
        using var file = Open(stream);
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var (rows, most) = (0, 0L);
        foreach (var line in file.Lines())
        {
            Assert.IsType<ImportLine.Taken>(line);
            if (++rows % 100_000 == 0) most = Math.Max(most, GC.GetTotalMemory(forceFullCollection: true) - before);
        }
        Assert.Equal(400_000, rows);
        Assert.InRange(most, long.MinValue, 4 << 20);
        Assert.Equal(1, file.Progress);
    }

    [Fact]
    public void Every_sample_person_is_taken()
    {
        using var stream = File.OpenRead(Path.Combine(AppContext.BaseDirectory, "people.csv"));
        using var file = Open(stream);
        var lines = file.Lines().ToList();
        Assert.Empty(lines.OfType<ImportLine.Rejected>().Select(line => $"{line.Line}: {line.Problem}"));
        Assert.InRange(lines.Count, 40, 200);
        Assert.All(lines.Cast<ImportLine.Taken>(), line => Assert.NotNull(line.Person.FirstName ?? line.Person.LastName ?? line.Person.Email));
    }

    internal static MemoryStream Bytes(string text) => new(Encoding.UTF8.GetBytes(text));

    internal static PeopleFile Open(Stream stream)
    {
        Assert.True(PeopleFile.TryOpen(stream, out var file, out var problem), problem?.ToString());
        return file;
    }

    private static List<ImportLine> Lines(string text)
    {
        using var file = Open(Bytes(text));
        return [.. file.Lines()];
    }

    private static ImportedPerson One(string header, string row) => Assert.IsType<ImportLine.Taken>(Assert.Single(Lines($"{header}\n{row}\n"))).Person;
}
