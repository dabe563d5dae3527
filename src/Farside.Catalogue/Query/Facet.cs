namespace Farside.Catalogue.Query;

/// <summary>What products are told apart by.</summary>
public enum Facet
{
    /// <summary>The recipe, or <c>frame</c> for a frame of the archive that no product was made of alone.</summary>
    Kind,

    /// <summary>E.g. <c>ce4</c>.</summary>
    Mission,

    /// <summary>E.g. <c>PCAM</c>.</summary>
    Instrument,

    /// <summary>E.g. <c>Q</c>, <c>2A</c>.</summary>
    Mode,

    /// <summary><c>L</c> or <c>R</c>.</summary>
    Eye,

    /// <summary>The <c>ob</c> number, e.g. <c>0067</c>; different instruments' sequences share numbers.</summary>
    Sequence,

    /// <summary>Rover stop, e.g. <c>S012</c>.</summary>
    Station,

    /// <summary>Lunar day of the mission at its site, from 1.</summary>
    LunarDay,

    /// <summary><c>simulated</c> or <c>real</c>.</summary>
    Origin,
}
