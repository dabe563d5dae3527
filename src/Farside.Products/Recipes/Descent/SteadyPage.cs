using System.Globalization;
using Farside.Core.Rasters;
using Farside.Processing.Descent.Stabilise;
using Farside.Products.Films;

namespace Farside.Products.Recipes.Descent;

/// <summary>How a picture of the stabilised film is laid out: ground from edge to edge, and a few words on it.</summary>
sealed class SteadyPage(FilmStory story, bool isMetric, bool hasCaptions, bool isFull)
{
    const double Edge = 48;
    const double TopShade = 120;
    const double FootShade = 270;
    const double LongestBar = 260;

    public int Width => isFull ? 1920 : 1280;
    public int Height => isFull ? 1080 : 720;

    public void Draw(FilmPicture picture, Raster<byte> shades, FilmMoment moment, GroundView view)
    {
        picture.Place(shades, 0, 0);
        var pen = new FilmLettering(picture);
        if (hasCaptions)
        {
            Darken(picture, pen.Unit);
            Tell(pen, moment, view);
        }

        if (story.IsSimulated)
        {
            pen.Tag(pen.Width - Edge, 62);
        }
    }

    static void Darken(FilmPicture picture, double unit)
    {
        var (top, foot) = ((int)(TopShade * unit), (int)(FootShade * unit));
        for (var y = 0; y < foot; y++)
        {
            picture.Shade(0, picture.Height - 1 - y, picture.Width, 0.78 * Ease(1 - (y / (double)foot)));
            if (y < top)
            {
                picture.Shade(0, y, picture.Width, 0.6 * Ease(1 - (y / (double)top)));
            }
        }
    }

    static double Ease(double share) => share * share * (3 - (2 * share));

    void Tell(FilmLettering pen, FilmMoment moment, GroundView view)
    {
        pen.Text(Names.Join(story.Mission, story.Camera, story.Date), Edge, 60, 16, FilmColours.Ink);
        if (story.Numbers(moment) is { } numbers)
        {
            pen.Text("height", Edge, 936, 13, FilmColours.OnGround);
            pen.Measured(numbers.Height, Edge, 992, 42, FilmColours.OnGround);
            if (numbers.Descent is { } speed)
            {
                pen.Text("descent", Edge + 480, 936, 13, FilmColours.OnGround);
                pen.Measured(speed, Edge + 480, 992, 30, FilmColours.OnGround);
            }
        }

        var kind = moment.Kind is MomentKind.Held ? story.Frame(moment) : story.Timeline.IsTimeLapse ? "time-lapse" : "";
        pen.Text(Names.Join($"{story.Utc(moment)} UTC", story.Countdown(moment), kind), Edge, 1040, 17, FilmColours.Ink);
        pen.Text(story.Credit, pen.Width - Edge, 1040, 13, FilmColours.OnGround, anchor: 1);
        if (isMetric)
        {
            Bar(pen, view);
        }
    }

    // North is up: a short arrow says so, a bar tells lengths and how sure they are.
    void Bar(FilmLettering pen, GroundView view)
    {
        var unitM = view.UnitsPerPixel * pen.Unit;
        var metres = Round(LongestBar * unitM);
        var (right, y) = (pen.Width - Edge, 992.0);
        var left = right - (metres / unitM);
        pen.Lines(3, FilmColours.Ink, (left, y, right, y), (left, y - 9, left, y + 1), (right, y - 9, right, y + 1));
        var doubt = story.Log is { ScaleSigma: > 0 } log ? string.Create(CultureInfo.InvariantCulture, $" ± {100 * log.ScaleSigma:0.#} %") : "";
        pen.Text(Length(metres) + doubt, right, y - 18, 15, FilmColours.Ink, anchor: 1);
        pen.Text("N", right - 8, 132, 17, FilmColours.Ink, anchor: 0.5);
        pen.Lines(2.6, FilmColours.Ink, (right - 8, 176, right - 8, 144), (right - 16, 154, right - 8, 143), (right, 154, right - 8, 143));
    }

    // 1, 2 or 5 times a power of ten.
    static double Round(double most)
    {
        var power = Math.Pow(10, Math.Floor(Math.Log10(most)));
        return power * (most / power >= 5 ? 5 : most / power >= 2 ? 2 : 1);
    }

    static string Length(double metres) =>
        metres >= 1000 ? Text(metres / 1000, "km") : metres >= 1 ? Text(metres, "m") : Text(metres * 100, "cm");

    static string Text(double number, string unit) => string.Create(CultureInfo.InvariantCulture, $"{number:0.###} {unit}");
}
