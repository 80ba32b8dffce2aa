using System.Data.Common;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using NodaTime;
using NodaTime.Text;
using Throughline.Runtime.Storage;

namespace Throughline.Tests.Storage.Contract;

/// <summary>The same small world in two stores: whatever is asked of both must be answered alike.</summary>
public abstract class OnBoth(PostgresServer server) : IAsyncLifetime
{
    private static readonly JsonSerializerOptions _json = new()
    {
        IncludeFields = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new InstantAsText(), new JsonStringEnumConverter() },
    };

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("throughline-both-");

    internal Database Sqlite { get; private set; } = null!;
    internal Database? Postgres { get; private set; }

    public async ValueTask InitializeAsync()
    {
        Sqlite = Database.Open(Path.Combine(_folder.FullName, "store.db"));
        Postgres = Database.Open(await server.NewStoreAsync());
        SmallWorld.Populate(Sqlite);
        SmallWorld.Populate(Postgres);
    }

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        await Sqlite.DisposeAsync();
        if (Postgres is not null) await Postgres.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    /// <summary>Asks both; where they do not agree, what each said.</summary>
    internal string? Difference(Func<Database, object?> ask)
    {
        var here = Text(ask(Sqlite));
        var there = Answer(() => ask(Postgres!));
        return here == there ? null : $"SQLite says {here}; PostgreSQL says {there}";
    }

    /// <summary>As <see cref="Difference"/>, of what changes something; it must be done by both.</summary>
    internal async Task SameAsync<T>(Func<Database, Task<T>> ask)
    {
        var here = Text(await ask(Sqlite));
        Assert.Equal(here, Text(await ask(Postgres!)));
    }

    internal void Same<T>(Func<Database, T> ask) => Assert.Equal(Text(ask(Sqlite)), Text(ask(Postgres!)));

    internal static string Text(object? answer) => JsonSerializer.Serialize(answer, _json);

    private static string Answer(Func<object?> ask)
    {
        try
        {
            return Text(ask());
        }
        catch (DbException error)
        {
            return error.Message;
        }
    }

    private sealed class InstantAsText : JsonConverter<Instant>
    {
        public override Instant Read(
            ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => throw new NotSupportedException();

        public override void Write(Utf8JsonWriter writer, Instant value, JsonSerializerOptions options) =>
            writer.WriteStringValue(InstantPattern.ExtendedIso.Format(value));
    }
}
