using Farside.Processing.Descent;
using Farside.Processing.Descent.Levels;

namespace Farside.Products.Recipes.Descent;

/// <summary>How a landing film is made.</summary>
public sealed record LandingFilmOptions
{
    /// <summary>Pictures a second; null for as many as the camera took. More of them are filled with pictures carried along the ground's motion.</summary>
    public double? FramesPerSecond { get; init; }

    /// <summary>Whether time, height, speed and credit are written on the pictures.</summary>
    public bool HasCaptions { get; init; } = true;

    public Stabilisation Stabilised { get; init; } = Stabilisation.GrowingMap;

    /// <summary>Whether each film is encoded as AV1 too.</summary>
    public bool HasAv1 { get; init; }

    /// <summary>Whether an animated picture of the last seconds is made.</summary>
    public bool HasWebP { get; init; }

    /// <summary>Seconds of the film that show the ground after all has settled; the rest, minutes of one view, is cut.</summary>
    public double SettledS { get; init; } = 5;

    /// <summary>Whether nothing of the settled frames is cut.</summary>
    public bool KeepsSettled { get; init; }

    /// <summary>An archive that holds a smaller share of the frames, 0 to 1, becomes a time-lapse.</summary>
    public double SparseBelow { get; init; } = 0.5;

    /// <summary>From one frame to the next in a time-lapse, seconds of the film; longer where the ground grows much between them.</summary>
    public double TimeLapseStepS { get; init; } = 0.5;

    /// <summary>Smoothing of the way of the steady camera, 1 sigma, seconds of the film.</summary>
    public double SteadyS { get; init; } = 1.2;

    /// <summary>Name of the encoder on this machine, <c>none</c> without one: a product made without is made anew once there is one.</summary>
    public string Encoder { get; init; } = "ffmpeg";

    public LevelOptions Levels { get; init; } = new();

    public ScreenOptions Screen { get; init; } = new();
}
