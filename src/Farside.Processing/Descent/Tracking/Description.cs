namespace Farside.Processing.Descent.Tracking;

/// <summary>How closely a picture is described.</summary>
/// <param name="Size">It is reduced to at most this width and height, pixels.</param>
/// <param name="Features">Of it, at most.</param>
readonly record struct Description(int Size, int Features)
{
    /// <summary>Enough where frames differ little.</summary>
    public static Description Quick { get; } = new(320, 500);

    public static Description Usual { get; } = new(1024, 1500);

    /// <summary>Of the coarser of two frames that are far apart in scale: the finer one shows a small part of it.</summary>
    public static Description Dense { get; } = new(1024, 6000);

    /// <summary>Of the finer one, at about the coarser one's scale.</summary>
    public static Description Small { get; } = new(160, 800);

    /// <summary>Of the first and the second frame, the cheapest pair first.</summary>
    public static (Description First, Description Second)[] Pairs { get; } = [(Quick, Quick), (Usual, Usual), (Dense, Small), (Small, Dense)];
}
