namespace Farside.Catalogue.Index;

/// <summary>The columns that every segment has. The first ones are facets; their numbers are those of <see cref="FacetValues"/>.</summary>
enum Field
{
    Kind,
    Mission,
    Instrument,
    Mode,
    Eye,

    /// <summary>Number in the table of sequences; names and stations of sequences follow from it.</summary>
    Sequence,

    LunarDay,
    Origin,

    /// <summary>One bit for each product that is there.</summary>
    Live,

    /// <summary>64 bits that put products in order of time: see <see cref="TimeOrder"/>.</summary>
    Order,

    /// <summary>Hundredths of a degree above −100°; 0 for an unknown elevation.</summary>
    Sun,

    Repairs,

    /// <summary>Hundredths.</summary>
    Score,

    /// <summary>64 bits: when the product begins, nanoseconds of TAI; <see cref="LongCode.None"/> for an unknown time.</summary>
    Begin,

    /// <summary>64 bits: when the product ends, not before it begins; <see cref="LongCode.None"/> where it has no beginning.</summary>
    End,

    /// <summary>64 bits: where the rover stood by the product's label: see <see cref="PlaceCode"/>.</summary>
    Place,
}
