namespace Farside.Processing.Imaging.Demosaicing;

/// <summary>
/// Some floats worked on side by side. A kernel written once over lanes runs on any vector width, or on single floats; since it has only
/// lane-by-lane operations, each rounded on its own (no fused multiply-add, no sums across lanes), every width gives the same bits.
/// </summary>
public interface ILanes<TSelf> where TSelf : struct, ILanes<TSelf>
{
    static abstract int Count { get; }

    static abstract TSelf Of(float value);
    static abstract TSelf Load(ref float origin, nint offset);
    void Store(ref float origin, nint offset);

    static abstract TSelf operator +(TSelf a, TSelf b);
    static abstract TSelf operator -(TSelf a, TSelf b);
    static abstract TSelf operator *(TSelf a, TSelf b);
    static abstract TSelf operator /(TSelf a, TSelf b);
    static abstract TSelf Abs(TSelf a);

    /// <summary>Lane by lane: <paramref name="then"/> where <paramref name="test"/> ≥ 0, else <paramref name="otherwise"/>.</summary>
    static abstract TSelf WhereNonNegative(TSelf test, TSelf then, TSelf otherwise);

    /// <summary>Reads 2 × Count floats and parts those at even places from those at odd ones.</summary>
    static abstract void Unzip(ref float origin, nint offset, out TSelf even, out TSelf odd);

    /// <summary>Writes 2 × Count floats, taken in turn from <paramref name="even"/> and <paramref name="odd"/>.</summary>
    static abstract void Zip(TSelf even, TSelf odd, ref float origin, nint offset);
}
