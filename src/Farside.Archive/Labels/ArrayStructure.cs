namespace Farside.Archive.Labels;

/// <summary>One axis of an array in storage order, slowest first.</summary>
public sealed record ArrayAxis(string Name, long Length);

/// <summary>Values that mean something other than a measurement; stored (unscaled) values.</summary>
public sealed record SpecialConstant(string Name, double Value);

/// <summary>An array of numbers of one type. Storage is row-major over <see cref="Axes"/> (slowest first), apart from <see cref="Strides"/>.</summary>
public sealed record ArrayStructure : Structure
{
    public override string Kind => "array";

    public required SampleType SampleType { get; init; }

    /// <summary>Slowest first, as the data lie.</summary>
    public required IReadOnlyList<ArrayAxis> Axes { get; init; }

    /// <summary>Bytes from one element to the next along each axis, same order as <see cref="Axes"/>; null for gapless row-major (prefix and suffix bytes make gaps).</summary>
    public IReadOnlyList<long>? Strides { get; init; }

    public double ScalingFactor { get; init; } = 1;

    /// <summary>value = stored × <see cref="ScalingFactor"/> + <see cref="ValueOffset"/>.</summary>
    public double ValueOffset { get; init; }

    public string Unit { get; init; } = "";

    public IReadOnlyList<SpecialConstant> Specials { get; init; } = [];

    public double? ValidMinimum { get; init; }
    public double? ValidMaximum { get; init; }

    /// <summary>Which way a viewer should draw lines and samples, as the label says it; null when it says nothing.</summary>
    public string? VerticalDirection { get; init; }

    public string? HorizontalDirection { get; init; }

    public long Elements => Axes.Aggregate(1L, (product, axis) => checked(product * axis.Length));
}
