using Farside.Core.Rasters;
using Farside.Processing.Descent.Stabilise;
using Farside.Products.Films;

namespace Farside.Products.Recipes.Descent;

/// <summary>Makes both films of a descent side by side, so that every frame is read once.</summary>
sealed class LandingFilmMaker
{
    readonly FilmStory _story;
    readonly FilmFrames _frames;
    readonly FilmGround? _ground;
    readonly SteadyPlan? _plan;
    readonly GroundPainter? _painter;
    readonly RealTimePage _page;
    readonly SteadyPage? _steadyPage;
    readonly FilmPicture _picture;
    readonly FilmPicture? _steadyPicture;
    readonly Raster<byte> _shades;
    readonly Raster<byte>? _steadyShades;
    readonly CancellationToken _cancel;
    readonly bool _hasMap;
    int _laid = -1;

    public LandingFilmMaker(FilmStory story, FilmFrames frames, FilmGround? ground, (int Width, int Height) frame, LandingFilmOptions options, CancellationToken cancel)
    {
        (_story, _frames, _ground, _cancel) = (story, frames, ground, cancel);
        var isFull = frame.Height >= 1000;
        _page = new(story, frame.Width, frame.Height, options.HasCaptions, isFull);
        _picture = new(_page.Width, _page.Height);
        _shades = new(_page.PictureWidth, _page.PictureHeight);
        if (ground is null)
        {
            return;
        }

        var steady = new SteadyPage(story, ground.IsMetric, options.HasCaptions, isFull);
        _plan = new(story.Timeline, ground, steady.Width, steady.Height, options.SteadyS);
        _painter = new(_plan.Map, ground.Lens);
        _hasMap = options.Stabilised != Stabilisation.Crop;
        if (options.Stabilised != Stabilisation.None)
        {
            (_steadyPage, _steadyPicture, _steadyShades) = (steady, new(steady.Width, steady.Height), new(steady.Width, steady.Height));
        }
    }

    public bool HasSteady => _steadyPage is not null;

    /// <summary>Makes every picture of both films.</summary>
    /// <param name="posterAt">The moment whose picture is given back.</param>
    public FilmPicture Make(FilmOutlets outlets, int posterAt)
    {
        using var realTime = outlets.Open("real-time", _page.Width, _page.Height, hasExcerpt: !HasSteady);
        using var steady = HasSteady ? outlets.Open("stabilised", _steadyPage!.Width, _steadyPage.Height, hasExcerpt: true) : null;
        FilmPicture? poster = null;
        var moments = _story.Timeline.Moments;
        for (var i = 0; i < moments.Count; i++)
        {
            _cancel.ThrowIfCancellationRequested();
            Expect(i);
            LayDown(moments[i]);
            realTime.Add(RealTime(moments[i]));
            if (HasSteady)
            {
                steady!.Add(Steady(moments[i], i));
            }

            poster = i == posterAt ? Copy(HasSteady ? _steadyPicture! : _picture) : poster;
        }

        realTime.Finish();
        steady?.Finish();
        return poster!;
    }

    void Expect(int moment)
    {
        for (var next = moment; next < Math.Min(_story.Timeline.Moments.Count, moment + 3); next++)
        {
            _frames.Expect(_story.Timeline.Moments[next].Before);
            _frames.Expect(_story.Timeline.Moments[next].After);
        }
    }

    // What lies behind later frames.
    void LayDown(FilmMoment moment)
    {
        if (_hasMap && moment.Before != _laid)
        {
            _laid = moment.Before;
            _plan!.Map.Add(_frames.Get(moment.Before), _ground!.Places[moment.Before]);
        }
    }

    FilmPicture RealTime(FilmMoment moment)
    {
        if (moment.Kind is MomentKind.Between or MomentKind.Interpolated)
        {
            _painter!.Paint(_ground!.At(moment), _ground.Width / (double)_shades.Width, Live(moment, LiveFrame.CrispPx), _shades, _cancel);
        }
        else
        {
            FrameScaling.Into(_frames.Get(moment.Nearest), _shades);
        }

        _page.Draw(_picture, _shades, moment);
        return _picture;
    }

    FilmPicture Steady(FilmMoment moment, int number)
    {
        var view = _plan![number];
        _painter!.Paint(view, Live(moment, LiveFrame.SoftPx), _steadyShades!, _cancel);
        _steadyPage!.Draw(_steadyPicture!, _steadyShades!, moment, view);
        return _steadyPicture!;
    }

    // The later frame comes up through the earlier one.
    List<LiveFrame> Live(FilmMoment moment, double featherPx)
    {
        if (moment.Kind is MomentKind.Taken or MomentKind.Held)
        {
            return [new(_frames.Get(moment.Nearest), _ground!.Places[moment.Nearest], 1, featherPx)];
        }

        return [new(_frames.Get(moment.Before), _ground!.Places[moment.Before], 1, featherPx), new(_frames.Get(moment.After), _ground.Places[moment.After], moment.Share)];
    }

    static FilmPicture Copy(FilmPicture picture)
    {
        var copy = new FilmPicture(picture.Width, picture.Height);
        copy.CopyFrom(picture);
        return copy;
    }
}
