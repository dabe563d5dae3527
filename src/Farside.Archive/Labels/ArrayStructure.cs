namespace Farside.Archive.Labels;

/// <summary>An array of numbers of one type, seen in logical order (row-major over <see cref="Axes"/>); <see cref="Strides"/> and <see cref="Tile"/> say where each number lies.</summary>
public sealed record ArrayStructure : Structure
{
    public override string Kind => "array";

    public required SampleType SampleType { get; init; }

    /// <summary>Slowest first. PDS4 arrays: as the label numbers them. PDS3, VICAR and ISIS cubes: band, line, sample however the file interleaves them.</summary>
    public required IReadOnlyList<ArrayAxis> Axes { get; init; }

    /// <summary>Bytes from one element to the next along each axis, same order as <see cref="Axes"/>; null for gapless row-major (prefix and suffix bytes make gaps).</summary>
    public IReadOnlyList<long>? Strides { get; init; }

    /// <summary>Lines and samples of one tile when the last two axes lie in tiles (ISIS); null when they do not.</summary>
    public (int Lines, int Samples)? Tile { get; init; }

    /// <summary>For packed samples: all bytes of the array as <see cref="Structure.Offset"/> 0 begins them; null where the file holds them as they are.</summary>
    public Func<byte[]>? Unpack { get; init; }

    public double ScalingFactor { get; init; } = 1;

    /// <summary>value = stored × <see cref="ScalingFactor"/> + <see cref="ValueOffset"/>.</summary>
    public double ValueOffset { get; init; }

    public string Unit { get; init; } = "";

    public IReadOnlyList<SpecialConstant> Specials { get; init; } = [];

    /// <summary>Stored integers are ANDed with it before anything else; null for none.</summary>
    public ulong? BitMask { get; init; }

    public double? ValidMinimum { get; init; }
    public double? ValidMaximum { get; init; }

    /// <summary>Which way a viewer should draw lines and samples, as the label says it; null when it says nothing.</summary>
    public string? VerticalDirection { get; init; }

    public string? HorizontalDirection { get; init; }

    public long Elements => Axes.Aggregate(1L, (product, axis) => checked(product * axis.Length));

    /// <summary>The strides, those of gapless row-major storage where <see cref="Strides"/> is null.</summary>
    public long[] ByteStrides()
    {
        if (Strides is not null)
            return [.. Strides];

        var strides = new long[Axes.Count];
        long step = SampleType.Bytes;
        for (var i = strides.Length - 1; i >= 0; i--)
        {
            strides[i] = step;
            step = checked(step * Axes[i].Length);
        }

        return strides;
    }
}
