namespace Farside.Archive.Missions;

/// <summary>Which fields of a mission's radar records say when, where and how the antenna stood, by the names in its labels.</summary>
readonly record struct RadarFields(FactSheet Facts)
{
    public string Time => Name("time");
    public string East => Name("east");
    public string North => Name("north");
    public string Up => Name("up");
    public string Down => Name("down");
    public string Pitch => Name("pitch");
    public string Roll => Name("roll");
    public string Yaw => Name("yaw");
    public string Mode => Name("mode");
    public string Count1 => Name("count1");
    public string Count2 => Name("count2");
    public string FilledBytes => Name("filledBytes");
    public string Velocity => Name("velocity");

    /// <summary>True when positions count from the point that the fields named <c>REFERENCE_POINT_…</c> give.</summary>
    public bool CountsFromReferencePoint => Facts.IsTrue("fields.fromReferencePoint");

    /// <summary>Radians in one unit of the stored attitude.</summary>
    public double RadiansPerUnit => Facts.Text("attitude.unit") is "deg" ? Math.PI / 180 : 1;

    /// <summary>Those that are all zero before the first navigation fix.</summary>
    public IEnumerable<string> Navigation => new[] { East, North, Up, Down, Pitch, Roll, Yaw }.Where(name => name.Length > 0);

    string Name(string what) => Facts.Text($"fields.{what}") ?? "";
}
