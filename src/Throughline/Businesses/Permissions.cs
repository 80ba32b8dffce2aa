namespace Throughline.Businesses;

/// <summary>A set of permissions. As text, "see-journeys edit-journeys": in the order of the list, with a space between.</summary>
public readonly record struct Permissions
{
    private static readonly Permission[] _list = Enum.GetValues<Permission>();
    private readonly uint _bits;

    private Permissions(uint bits) => _bits = bits;

    public static Permissions None { get; }

    public static Permissions All { get; } = Of(_list);

    public bool IsEmpty => _bits == 0;

    public static Permissions Of(params ReadOnlySpan<Permission> permissions)
    {
        var bits = 0u;
        foreach (var permission in permissions) bits |= Bit(permission);
        return new(bits);
    }

    /// <summary>Reads the text of a set. A word that is no permission gives none: what cannot be understood allows nothing.</summary>
    public static Permissions Parse(string text)
    {
        var words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return new(_list.Where(one => words.Contains(WordOf(one))).Aggregate(0u, (bits, one) => bits | Bit(one)));
    }

    public bool Contains(Permission permission) => (_bits & Bit(permission)) != 0;

    public Permissions With(Permission permission) => new(_bits | Bit(permission));

    public Permissions Without(params ReadOnlySpan<Permission> permissions) => new(_bits & ~Of(permissions)._bits);

    public override string ToString() => string.Join(' ', _list.Where(Contains).Select(WordOf));

    /// <summary>"see-people".</summary>
    public static string WordOf(Permission permission) =>
        string.Concat(permission.ToString().Select(one => char.IsUpper(one) ? $"-{char.ToLowerInvariant(one)}" : $"{one}"))[1..];

    private static uint Bit(Permission permission) => 1u << (int)permission;
}
