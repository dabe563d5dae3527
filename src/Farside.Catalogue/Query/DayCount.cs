namespace Farside.Catalogue.Query;

/// <summary>How many products of one kind an instrument has on one lunar day.</summary>
/// <param name="LunarDay">Null where time or site is unknown.</param>
public readonly record struct DayCount(string Mission, int? LunarDay, string Instrument, string Kind, int Count);
