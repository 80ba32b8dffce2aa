using Throughline.Journeys;

namespace Throughline.Tests.Journeys;

/// <summary>What others make of the schema is tried out where other programs are started: in Throughline.Runtime.Tests/Exchange.</summary>
public sealed class JourneySchemaTests
{
    [Fact]
    public void The_schema_in_the_docs_is_the_one_of_the_code() => WrittenFiles.AssertSame("docs/journey.schema.json", JourneySchema.Json());
}
