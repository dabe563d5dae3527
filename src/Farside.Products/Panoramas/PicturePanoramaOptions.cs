namespace Farside.Products.Panoramas;

/// <summary>What is known of somebody's pictures, and how they are to be shown.</summary>
public sealed record PicturePanoramaOptions : LayoutOptions
{
    /// <summary>Focal length of all pictures that do not bring their own camera, pixels; null where nobody knows.</summary>
    public double? FocalPx { get; init; }

    /// <summary>Whether <see cref="FocalPx"/> is exact; else a first guess.</summary>
    public bool IsFocalFixed { get; init; }

    /// <summary>Where the optical axis meets the pictures (column, row); null for their middle, about which it is then solved.</summary>
    public (double Column, double Row)? Centre { get; init; }

    /// <summary>A table of first poses, as <see cref="PosesCsv"/> reads it; null without.</summary>
    public string? Poses { get; init; }

    /// <summary>Sigma of a given pose about each axis, degrees.</summary>
    public double PoseSigmaDeg { get; init; } = 0.5;

    /// <summary>Sigma of a given focal length, as a share of it.</summary>
    public double FocalSigma { get; init; } = 0.03;

    /// <summary>Sigma of the middle as the principal point, as a share of the width.</summary>
    public double PrincipalPointSigma { get; init; } = 0.002;

    /// <summary>Sigma of the first radial coefficient about none.</summary>
    public double RadialSigma { get; init; } = 0.3;

    /// <summary>Sigma of the second radial coefficient about none.</summary>
    public double SecondRadialSigma { get; init; } = 0.1;

    /// <summary>Most memory to take, bytes.</summary>
    public long MemoryBytes { get; init; } = 2L << 30;

    /// <summary>Pieces worked on at once; 0 for one a processor.</summary>
    public int Threads { get; init; }
}
