using Farside.Core.Rasters;
using Farside.Products.Films;

namespace Farside.Products.Recipes.Descent;

/// <summary>How a picture of the real-time film is laid out: the frame at the left, what is known of the moment beside it; or the bare frame.</summary>
sealed class RealTimePage
{
    const double Edge = 28;
    const double Gap = 60;
    const double Column = 390;

    readonly FilmStory _story;
    readonly FilmPicture _paper;
    readonly HeightPlot? _plot;
    readonly int _left, _top;
    readonly double _text, _end;

    /// <param name="isFull">Whether the film is 1080 pixels high, else 720.</param>
    public RealTimePage(FilmStory story, int frameWidth, int frameHeight, bool hasCaptions, bool isFull)
    {
        _story = story;
        HasCaptions = hasCaptions;
        (Width, Height) = !hasCaptions ? (frameWidth & ~1, frameHeight & ~1) : isFull ? (1920, 1080) : (1280, 720);
        var unit = Height / 1080.0;
        (PictureHeight, _left, _top) = hasCaptions ? (Even((1080 - (2 * Edge)) * unit), Even(Edge * unit), Even(Edge * unit)) : (Height, 0, 0);
        PictureWidth = hasCaptions ? Even(PictureHeight * (double)frameWidth / frameHeight) : Width;
        (_text, _end) = (((_left + PictureWidth) / unit) + Gap, (Width / unit) - Edge - 20);
        _plot = hasCaptions && story.Log is { IsEmpty: false } log ? Plot(log) : null;
        _paper = Paper();
    }

    public bool HasCaptions { get; }
    public int Width { get; }
    public int Height { get; }

    /// <summary>What the frame is shown at.</summary>
    public int PictureWidth { get; }

    /// <inheritdoc cref="PictureWidth"/>
    public int PictureHeight { get; }

    public void Draw(FilmPicture picture, Raster<byte> shades, FilmMoment moment)
    {
        picture.CopyFrom(_paper);
        picture.Place(shades, _left, _top);
        if (HasCaptions)
        {
            Tell(picture, moment);
        }
        else if (_story.IsSimulated)
        {
            new FilmLettering(picture).Tag(new FilmLettering(picture).Width - 24, 50);
        }
    }

    HeightPlot Plot(FlightLog log) => new(log, _story.Timeline.Moments[0].Seconds, _story.Timeline.Moments[^1].Seconds, _text, 560, _end - _text, 300);

    FilmPicture Paper()
    {
        var paper = new FilmPicture(Width, Height);
        if (!HasCaptions)
        {
            return paper;
        }

        paper.Clear(FilmColours.Paper);
        var pen = new FilmLettering(paper);
        pen.Text(_story.Mission, _text, 70, 28, FilmColours.Ink);
        pen.Text($"{_story.Camera}, {_story.Date}", _text, 106, 15, FilmColours.Faint);
        pen.Text("UTC", _text, 180, 12.5, FilmColours.Faint);
        pen.Text(_story.TouchdownS is null ? "" : "touchdown", _text + Column, 180, 12.5, FilmColours.Faint);
        if (_plot is not null)
        {
            pen.Text("height above ground", _text, 296, 12.5, FilmColours.Faint);
            pen.Text("descent", _text, 424, 12.5, FilmColours.Faint);
            pen.Text("over ground", _text + Column, 424, 12.5, FilmColours.Faint);
            _plot.DrawPaper(paper);
        }

        pen.Text(_story.Pace, _text, 988, 13.5, FilmColours.Faint);
        pen.Text(_story.Credit, _text, 1030, 13.5, FilmColours.Faint);
        if (_story.IsSimulated)
        {
            pen.Tag(_end, 70);
        }

        return paper;
    }

    void Tell(FilmPicture picture, FilmMoment moment)
    {
        var pen = new FilmLettering(picture);
        pen.Text(_story.Utc(moment), _text, 230, 34, FilmColours.Ink);
        pen.Text(_story.Countdown(moment), _text + Column, 230, 34, FilmColours.Ink);
        pen.Text(_story.Frame(moment), _text, 946, 13.5, moment.Kind is MomentKind.Taken ? FilmColours.Ink : FilmColours.Mark);
        if (_story.Numbers(moment) is { } numbers)
        {
            pen.Measured(numbers.Height, _text, 360, 50, FilmColours.Faint);
            Speed(pen, numbers.Descent, _text);
            Speed(pen, numbers.Horizontal, _text + Column);
            _plot?.DrawMark(picture, moment.Seconds, numbers.Height.Number);
        }
    }

    static void Speed(FilmLettering pen, Measure? speed, double x)
    {
        if (speed is { } known)
        {
            pen.Measured(known, x, 466, 28, FilmColours.Faint);
        }
    }

    static int Even(double pixels) => 2 * (int)Math.Round(pixels / 2);
}
