namespace Farside.Processing.Radar;

/// <summary>One step of a chain with all its settings. <see cref="ToString"/> is the step as a command line and a sidecar write it.</summary>
public abstract record RadarStep
{
    /// <summary>The step's word, e.g. <c>band-pass</c>.</summary>
    public abstract string Word { get; }

    /// <summary>Its settings in a fixed order: name and number or word.</summary>
    public abstract IEnumerable<(string Name, string Value)> Settings { get; }

    /// <summary>The section after the step. The echoes given may be overwritten: whoever still needs them keeps a copy.</summary>
    /// <exception cref="RadarStepException">The section lacks what the step needs.</exception>
    public abstract RadarSection Apply(RadarSection section, RadarWork work);

    public sealed override string ToString() =>
        string.Join(',', Settings.Select(setting => $"{setting.Name}={setting.Value}")) is { Length: > 0 } settings ? $"{Word}:{settings}" : Word;

    private protected static string Text(double value) => value.ToString("0.######", System.Globalization.CultureInfo.InvariantCulture);

    private protected static void Require(bool isMet, string step, string found, string expected)
    {
        if (!isMet)
        {
            throw new RadarStepException(step, found, expected);
        }
    }
}
