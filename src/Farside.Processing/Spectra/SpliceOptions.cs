namespace Farside.Processing.Spectra;

/// <summary>Where two detectors meet, and where one of them changes order.</summary>
public sealed record SpliceOptions
{
    /// <summary>First infrared channel after the change of order, nm: real spectra step between 1375 and 1380 nm.</summary>
    public double OrderChangeNm { get; init; } = 1380;

    /// <summary>How far to either side of the change the spectrum is taken for a smooth curve, nm.</summary>
    public double StepWindowNm { get; init; } = 120;

    /// <summary>Degree of that curve.</summary>
    public int StepDegree { get; init; } = 2;

    /// <summary>A step of fewer standard deviations is left as it is.</summary>
    public double LeastStepSigmas { get; init; } = 2;
}
