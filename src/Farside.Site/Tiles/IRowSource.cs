namespace Farside.Site.Tiles;

/// <summary>A picture from top to bottom, 8 bits a sample, grey or colour.</summary>
interface IRowSource : IDisposable
{
    int Width { get; }
    int Height { get; }

    /// <summary>1 or 3.</summary>
    int Channels { get; }

    /// <summary>The next rows.</summary>
    /// <param name="rows">Whole rows of <c>Width · Channels</c> bytes, no more than are left.</param>
    void Read(Span<byte> rows);
}
