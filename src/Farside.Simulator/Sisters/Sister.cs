using Farside.Archive.Labels;
using Farside.Archive.Missions;
using Farside.Archive.Store;
using Farside.Core.Time;
using Farside.Simulator.Mission;

namespace Farside.Simulator.Sisters;

/// <summary>
/// A neighbouring mission's look-alike: what the simulated Chang'e-4 took, under that mission's names, with its labels and record layouts, at its dates.
/// The ground, the vehicles, the light and the echoes stay Chang'e-4's; labels leave the Sun out, since it stood over another site.
/// </summary>
abstract class Sister(string mission)
{
    static readonly TimeSpan Margin = TimeSpan.FromSeconds(351); // from the landing camera's first frame to the touchdown

    /// <summary>Those that can be simulated, by name.</summary>
    public static IReadOnlyList<Sister> All { get; } = [new AttachedSister(), new LanderSister("ce5"), new LanderSister("ce6"), new ZhurongSister()];

    /// <summary>Short name, e.g. <c>ce3</c>.</summary>
    public string Mission => mission;

    /// <summary>Whether labels stand at the head of their data.</summary>
    public virtual bool IsAttached => false;

    /// <summary>What the sister calls one of Chang'e-4's instruments; null where she has none like it.</summary>
    public abstract string? InstrumentOf(string instrument);

    /// <summary>The product as hers; null where she has none like it.</summary>
    public abstract SimulatedProduct? Dress(SimulatedProduct product);

    /// <summary>The same time after her landing as <paramref name="time"/> is after Chang'e-4's, by the calendar.</summary>
    protected Epoch At(Epoch time)
    {
        var (year, month, day, hour, minute, second, nanosecond) = time.ToUtc();
        var then = new DateTime(year, month, day, hour, minute, second, DateTimeKind.Utc) + Shift;
        return Epoch.FromUtc(then.Year, then.Month, then.Day, then.Hour, then.Minute, then.Second, nanosecond);
    }

    /// <summary>From Chang'e-4's landing to hers, whole seconds.</summary>
    protected TimeSpan Shift => Calendar(Landing) - Calendar(LandingSite.LandingCameraOn + Margin);

    protected Epoch Landing => Epoch.TryParseUtc(MissionRegistry.Find(mission)!.Facts.Text("landing"), out var landing) ? landing : throw new InvalidOperationException($"{mission} has no landing.");

    /// <summary>Her name for a product of the same times.</summary>
    protected ProductName NameOf(ProductName name, string spacecraft, string station, string payload, string? sequence = null, string? level = null) =>
        new(spacecraft, station, payload, name.Type, name.Downlink, At(name.Start), At(name.Stop), sequence ?? name.Sequence, 'A', level ?? name.Level, IsLabel: false);

    /// <summary>A copy of a label in which nothing of Chang'e-4 and of the Sun over it is left.</summary>
    protected LabelElement Copy(LabelElement label, ProductName from, ProductName to)
    {
        var copy = new LabelElement(label.Name, label.Text == from.FileName ? to.FileName : TextOf(label)) { Prefix = label.Prefix };
        copy.Attributes.AddRange(label.Attributes);
        foreach (var child in label.Children.Where(child => !IsTheMoons(child)))
        {
            copy.Add(Copy(child, from, to));
        }

        return copy;
    }

    // The Sun and the degrees over Chang'e-4's site; metres from the lander stay.
    static bool IsTheMoons(LabelElement part) => part.Is("Angle_Pointing_Results") || part.Is("Lander_Location") || part.Is("Rover_Location");

    /// <summary>Digits of a microsecond that her labels print behind the milliseconds.</summary>
    protected virtual string MoreDigits => "";

    string TextOf(LabelElement element) =>
        element.Is("start_date_time") || element.Is("stop_date_time") ? Epoch.TryParseUtc(element.Text, out var time) ? At(time).ToUtcText().Replace("Z", MoreDigits + "Z", StringComparison.Ordinal) : element.Text
        : element.Is("sequence_id") ? SequenceOf(element.Text) : element.Is("product_version") ? "A" : WordOf(element.Text);

    /// <summary>Her number for a working period.</summary>
    protected virtual string SequenceOf(string sequence) => sequence;

    /// <summary>Her word for one of Chang'e-4's labels.</summary>
    protected virtual string WordOf(string text) => text;

    static DateTime Calendar(Epoch time)
    {
        var (year, month, day, hour, minute, second, _) = time.ToUtc();
        return new(year, month, day, hour, minute, second, DateTimeKind.Utc);
    }
}
