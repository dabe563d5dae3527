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
}
