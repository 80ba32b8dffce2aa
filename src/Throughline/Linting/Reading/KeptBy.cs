namespace Throughline.Linting.Reading;

/// <summary>What answers can hang on: a sentence, the reading of a text, a road. They go with it.</summary>
internal abstract class Keeper
{
    private object?[] _answers = [];

    internal object? AnswerAt(int place) => Volatile.Read(ref _answers) is var answers && place < answers.Length ? answers[place] : null;

    /// <summary>Of two that keep something at the same time one may be forgotten, and is then made again.</summary>
    internal void Keep(int place, object answer, int places)
    {
        var answers = Volatile.Read(ref _answers);
        if (place >= answers.Length) Array.Resize(ref answers, places);
        answers[place] = answer;
        Volatile.Write(ref _answers, answers);
    }
}

/// <summary>Answers that hang on what they were made from, and are forgotten with it: a reading is kept by its text, and what was found
/// in it as long as the reading is.</summary>
/// <param name="make">Asked once for each, or twice by two at the same time.</param>
internal sealed class KeptBy<TKey, TValue>(Func<TKey, TValue> make)
    where TKey : Keeper
{
    // Most sentences say nothing of what is looked for: that is one object for all of them.
    private static readonly Kept _nothing = new(default!);

    private readonly int _place = Places<TKey>.Take();

    private sealed class Kept(TValue value)
    {
        public TValue Value { get; } = value;
    }

    public TValue Of(TKey key)
    {
        if (key.AnswerAt(_place) is Kept kept) return kept.Value;
        var value = make(key);
        key.Keep(_place, value is null ? _nothing : new Kept(value), Places<TKey>.Count);
        return value;
    }
}

/// <summary>How many tables keep something by a kind of keeper; each has its place in every one.</summary>
internal static class Places<TKey>
{
    private static int _count;

    public static int Count => Volatile.Read(ref _count);

    public static int Take() => Interlocked.Increment(ref _count) - 1;
}
