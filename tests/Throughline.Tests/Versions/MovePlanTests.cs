using FsCheck;
using FsCheck.Fluent;
using Throughline.Enrollments;
using Throughline.Journeys;
using Throughline.Tests.Enrollments;
using Throughline.Versions;

namespace Throughline.Tests.Versions;

public sealed class MovePlanTests
{
    private static readonly Config Thorough = Config.QuickThrowOnFailure.WithMaxTest(300);

    private static Journey Road(string keys) => Roads.Of([.. keys.Split(' ').Select(key => Roads.Step(key.TrimEnd('!'), Roads.Sends(), keeps: key.EndsWith('!') ? "promise" : null))]);

    private static Dictionary<string, string> Origins(string renames) =>
        renames.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(pair => pair.Split('<')).ToDictionary(pair => pair[0], pair => pair[1]);

    [Theory]
    [InlineData("a b c", "a b c", "", "a a, b b, c c")]
    [InlineData("a b c", "c a b", "", "a a, b b, c c")] // a reordered step is the same step
    [InlineData("a b c", "a n b c", "", "a a, b b, c c")]
    [InlineData("a b c", "a c", "", "a a, b c, c c")]
    [InlineData("a b c d", "a d", "", "a a, b d, c d, d d")]
    [InlineData("a b c", "a b", "", "a a, b b, c -")]
    [InlineData("a b c", "a b n", "", "a a, b b, c n")]
    [InlineData("a b c", "n a m", "", "a a, b m, c m")]
    [InlineData("a b c", "x y", "", "a x, b x, c x")]
    [InlineData("a b c", "x b c", "x<a", "a x, b b, c c")]
    [InlineData("a b c", "b c a", "b<a c<b a<c", "a b, b c, c a")] // a cycle of renames
    [InlineData("a b", "b a", "b<a a<b", "a b, b a")]
    [InlineData("a b", "a x b", "x<a", "a x, b b")] // renamed, and a new step has its old key
    [InlineData("a b", "x y b", "x<a y<a", "a x, b b")] // no step is two steps
    [InlineData("a b", "a b", "a<zebra", "a b, b b")]
    public void Each_step_has_its_place(string live, string next, string renames, string expected)
    {
        var (from, to) = (Road(live), Road(next));
        var places = MovePlan.Of(from, to, Origins(renames)).Places.Select(place => $"{from.Steps[place.Step].Key} {(place.Target == to.Steps.Length ? "-" : to.Steps[place.Target].Key)}");
        Assert.Equal(expected, string.Join(", ", places));
    }

    [Theory]
    [InlineData("a b c", "a b c", 1, "They go on at the same step.")]
    [InlineData("a b c", "a n b c", 1, "They go on at the same step, which is now step 3, “b”. “n” then lies behind them and is left out.")]
    [InlineData("a b c", "a n! b c", 1, "They go on at the same step, which is now step 3, “b”. “n” keeps a promise, so they get it all the same.")]
    [InlineData("a b c", "a c", 1, "“b” is no longer there. They go to the next step that is, step 2, “c”.")]
    [InlineData("a b c", "a b", 2, "“c” is no longer there, and nothing follows it. They have walked the whole road.")]
    [InlineData("a b c", "a b n", 2, "“c” is no longer there, nor is any step after it. They go to the first new step behind those they know, step 3, “n”.")]
    [InlineData("a b", "x y", 1, "No step of theirs is left. They begin the new road at step 1, “x”.")]
    public void It_says_so_in_words(string live, string next, int step, string sentence) =>
        Assert.Equal(sentence, MovePlan.Of(Road(live), Road(next)).Places[step].Sentence);

    [Fact]
    public void A_step_keeps_its_identity_through_any_renames_moves_and_returns()
    {
        var first = new VersionSteps(["a", "b", "c"], StepLineage.Of(["a", "b", "c"], null, []));
        var turned = new VersionSteps(["b", "c", "a"], StepLineage.Of(["b", "c", "a"], Origins("b<a c<b a<c"), [first]));
        var without = new VersionSteps(["c", "a"], StepLineage.Of(["c", "a"], Origins("c<c a<a"), [turned, first]));
        var back = new VersionSteps(["b", "c", "a", "d"], StepLineage.Of(["b", "c", "a", "d"], null, [without, turned, first]));

        Assert.Equal(["a", "b", "c"], turned.Ids);
        Assert.Equal(["b", "c"], without.Ids);
        Assert.Equal(["a", "b", "c", "d"], back.Ids);
        Assert.Equal(0, StepMap.Between(first.Ids, back.Ids).To(0));
    }

    [Fact]
    public void A_new_step_with_the_key_that_another_was_renamed_from_is_new()
    {
        var live = new VersionSteps(["a"], ["a"]);
        Assert.Equal(["a", "a~2"], StepLineage.Of(["x", "a"], Origins("x<a"), [live]));
    }

    [Fact]
    public void Ids_are_unique_whatever_the_keys_and_origins() =>
        Check.One(Thorough, Prop.ForAll(
            (from versions in Gen.ArrayOf(Gen.ArrayOf(Gen.Elements("a", "b", "c", "d", "e"), 4), 5)
             from origins in Gen.ArrayOf(Gen.Elements("a", "b", "c", "d", "e", ""), 5)
             select (versions, origins)).ToArbitrary(),
            made =>
            {
                var earlier = new List<VersionSteps>();
                foreach (var keys in made.versions.Select(version => version.Distinct().ToArray()))
                {
                    var origins = keys.Zip(made.origins).Where(pair => pair.Second.Length > 0).ToDictionary(pair => pair.First, pair => pair.Second);
                    var ids = StepLineage.Of(keys, origins, earlier);
                    if (ids.Length != keys.Length || ids.Distinct().Count() != ids.Length) return false;
                    earlier.Insert(0, new VersionSteps([.. keys], ids));
                }
                return true;
            }));

    [Fact]
    public void A_draft_knows_its_steps_in_the_live_version_however_broken_it_is()
    {
        string[] live = ["a", "b", "c"];
        Assert.Equal([0, 2, -1], StepLineage.InLive([("1", "renamed"), ("2", "c"), ("3", "new")], Origins("1<a 2<c"), live));
        Assert.Equal([1, 0, -1], StepLineage.InLive([("2", "a"), ("1", "b"), ("9", "a")], Origins("1<a 2<b"), live)); // two keys handed round, and a copy
        Assert.Equal([0, -1, 1], StepLineage.InLive([("1", null), ("8", null), ("9", "b")], Origins("1<a"), live));
        Assert.Equal([-1, 0], StepLineage.InLive([("9", "gone"), ("8", "a")], Origins("9<gone"), live));
    }

    [Fact]
    public void What_a_draft_says_of_its_steps_is_what_publishing_makes_of_them() =>
        Check.One(Thorough, Prop.ForAll(
            (from live in Gen.ArrayOf(Gen.Elements("a", "b", "c", "d", "e"), 5)
             from keys in Gen.ArrayOf(Gen.Elements("a", "b", "c", "d", "e", "f", "g"), 6)
             from origins in Gen.ArrayOf(Gen.Elements("a", "b", "c", "d", "e", ""), 6)
             select (live: live.Distinct().ToArray(), keys: keys.Distinct().ToArray(), origins)).ToArbitrary(),
            made =>
            {
                var published = new VersionSteps([.. made.live], StepLineage.Of(made.live, null, []));
                var renames = made.keys.Zip(made.origins).Where(pair => pair.Second.Length > 0).ToDictionary(pair => pair.First, pair => pair.Second);
                var after = StepLineage.Of(made.keys, renames, [published]);
                return StepLineage.InLive([.. made.keys.Select(key => ("#" + key, (string?)key))], renames.ToDictionary(pair => "#" + pair.Key, pair => pair.Value), made.live)
                    .SequenceEqual(after.Select(id => published.Ids.IndexOf(id)));
            }));

    [Fact]
    public void Everybody_has_a_place_and_the_same_step_is_always_the_same_step() =>
        Check.One(Thorough, Prop.ForAll(Moves.Any.ToArbitrary(), made =>
        {
            var plan = MovePlan.Of(made.From, made.To, made.Map);
            return plan.Places.Length == made.From.Steps.Length
                && plan.Places.All(place => place.Target >= 0 && place.Target <= made.To.Steps.Length && place.Sentence.Length > 0)
                && plan.Places.All(place => made.Map.To(place.Step) < 0 || place.Target == made.Map.To(place.Step))
                && plan.Places.Where(place => made.Map.To(place.Step) >= 0).Select(place => place.Target).Distinct().Count() == plan.Places.Count(place => made.Map.To(place.Step) >= 0);
        }));
}
