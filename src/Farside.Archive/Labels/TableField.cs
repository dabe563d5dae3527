namespace Farside.Archive.Labels;

/// <summary>One field of a table: where it lies in a record and how its bytes become values.</summary>
public sealed record TableField
{
    public required string Name { get; init; }

    /// <summary>The label's word, e.g. <c>ASCII_Real</c>, <c>UnsignedMSB2</c>.</summary>
    public required string DataType { get; init; }

    public required FieldCoding Coding { get; init; }

    /// <summary>For <see cref="FieldCoding.Binary"/>; meaningless otherwise.</summary>
    public SampleType SampleType { get; init; }

    /// <summary>Bytes from the record's start to the first repetition; in a delimited table the column, from 0.</summary>
    public long Offset { get; init; }

    /// <summary>Bytes of one value; 0 in a delimited table.</summary>
    public int Bytes { get; init; }

    /// <summary>Groups around the field, outermost first; steps are bytes, or columns in a delimited table.</summary>
    public IReadOnlyList<FieldRepetition> Repetitions { get; init; } = [];

    /// <summary>For <see cref="FieldCoding.Bits"/>: first bit from 0, counted from the high bit of the first byte, and how many.</summary>
    public (int First, int Count) Bits { get; init; }

    /// <summary>For <see cref="FieldCoding.Bits"/>: two's complement.</summary>
    public bool IsSigned { get; init; }

    /// <summary>For <see cref="FieldCoding.Computed"/>: the value of record i.</summary>
    public Func<long, double>? Compute { get; init; }

    public double ScalingFactor { get; init; } = 1;
    public double ValueOffset { get; init; }

    public string Unit { get; init; } = "";
    public string Description { get; init; } = "";

    public IReadOnlyList<SpecialConstant> Specials { get; init; } = [];

    public LabelElement? Element { get; init; }

    /// <summary>Values in one record: 1, or the product of the repetitions.</summary>
    public long PerRecord => Repetitions.Aggregate(1L, (product, group) => checked(product * group.Count));

    /// <summary>Numbers, as opposed to text and byte strings.</summary>
    public bool IsNumeric => Coding is not (FieldCoding.Text or FieldCoding.ByteString);

    public bool IsScaled => ScalingFactor is not 1 || ValueOffset is not 0;
}
