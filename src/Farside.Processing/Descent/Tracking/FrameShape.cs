namespace Farside.Processing.Descent.Tracking;

/// <summary>A frame's size and lens.</summary>
readonly record struct FrameShape(int Width, int Height, BentLens Lens)
{
    public static FrameShape Of(int width, int height, TrackingOptions options, double bend)
    {
        var (column, row) = options.Centre ?? ((width - 1) / 2.0, (height - 1) / 2.0);
        return new(width, height, new(column, row, options.FocalLengthPx ?? (width / 2.0), bend));
    }

    public FrameShape WithBend(double bend) => this with { Lens = Lens with { Bend = bend } };

    /// <summary>The corners and the middles of the edges, going around, as an ideal lens would show them.</summary>
    public (double X, double Y)[] Outline()
    {
        var (lens, right, bottom) = (Lens, Width - 1.0, Height - 1.0);
        (double X, double Y)[] seen = [(0, 0), (right / 2, 0), (right, 0), (right, bottom / 2), (right, bottom), (right / 2, bottom), (0, bottom), (0, bottom / 2)];
        return Array.ConvertAll(seen, at => lens.Ideal(at.X, at.Y));
    }

    public bool Holds(double column, double row, double margin = 0) =>
        column >= margin && row >= margin && column <= Width - 1 - margin && row <= Height - 1 - margin;
}
