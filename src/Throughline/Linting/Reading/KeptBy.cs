using System.Runtime.CompilerServices;

namespace Throughline.Linting.Reading;

/// <summary>Answers that hang on what they were made from, and are forgotten with it: a reading is kept by its text, and what was found
/// in it as long as the reading is.</summary>
/// <param name="make">Asked once for each, or twice by two at the same time.</param>
internal sealed class KeptBy<TKey, TValue>(Func<TKey, TValue> make)
    where TKey : class
{
    private readonly ConditionalWeakTable<TKey, StrongBox<TValue>> _kept = [];

    public TValue Of(TKey key) => _kept.GetValue(key, one => new(make(one))).Value!;
}
