using Farside.Core.Rasters;
using Farside.Products.Recipes.Drawing;
using static Farside.Products.Recipes.Drawing.SheetColours;

namespace Farside.Products.Charts;

/// <summary>A sheet of panels below each other: title, axes with units, legend, credit; the same drawing as pixels and as strokes.</summary>
public sealed record ChartSheet(string Title, IReadOnlyList<ChartPanel> Panels)
{
    const int Width = 1400;
    const int Left = 130;
    const int Right = 44;
    const int BarRoom = 110;
    const int Top = 132;
    const int Foot = 58;
    const int Between = 92;

    public string Subtitle { get; init; } = "";
    public string Credit { get; init; } = "";

    /// <summary>A line at the foot: how to read it, what was left out.</summary>
    public string Note { get; init; } = "";

    public bool IsSimulated { get; init; }

    /// <summary>Height of a panel of weight 1, pixels.</summary>
    public int PanelHeight { get; init; } = 330;

    public Bitmap ToBitmap() => Draw().ToBitmap();

    public byte[] ToSvg() => Draw().ToSvg();

    internal PlotPage Draw()
    {
        var heights = Panels.Select(panel => (int)(PanelHeight * panel.Weight)).ToList();
        var page = new PlotPage(Width, Top + heights.Sum() + (Between * Panels.Count) + Foot - 40, Paper);
        page.Text(Title, Left, 48, Math.Min(19, 19 * (Width - Left - Right - (IsSimulated ? 170 : 0)) / Lettering.Width(Title, 19)), Ink);
        page.Text(Subtitle, Left, 78, 11, Faint);
        if (IsSimulated)
        {
            page.Simulated(Width - Right, 48, Alarm);
        }

        var right = Right + (Panels.Any(panel => panel.Heat is not null) ? BarRoom : 0);
        var y = Top;
        for (var i = 0; i < Panels.Count; i++)
        {
            PanelDrawing.Draw(page, Panels[i], (Left, y, Width - Left - right, heights[i]));
            y += heights[i] + Between;
        }

        page.Text(Credit, Left, page.Height - 20, 9.5, Faint);
        page.Text(Note, Width - Right, page.Height - 20, 9.5, Faint, anchor: 1);
        return page;
    }
}
