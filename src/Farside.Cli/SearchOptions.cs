using System.CommandLine;
using System.Globalization;
using Farside.Catalogue.Query;
using Farside.Catalogue.Query.Conditions;
using Farside.Catalogue.Stac;
using Farside.Core.Time;

namespace Farside.Cli;

/// <summary>What <c>search</c> and <c>export</c> may be told to look for.</summary>
/// <param name="all">Whether everything found is wanted, instead of some rows.</param>
sealed class SearchOptions(bool all = false)
{
    static readonly string[] Places = ["bbox", "site-bbox", "filter"];

    readonly Argument<string[]> _words = new("words") { Description = "Words of title, file name, kind, date or repair rule; all must be there.", Arity = ArgumentArity.ZeroOrMore };
    readonly Option<string?> _kind = new("--kind") { Description = "Only these kinds, e.g. panorama,anaglyph; frame is a frame without a product." };
    readonly Option<string?> _mission = CommonOptions.Mission();
    readonly Option<string?> _instrument = CommonOptions.Instrument();
    readonly Option<string?> _mode = new("--mode") { Description = "Only this mode of the instrument, e.g. Q or 2A." };
    readonly Option<string?> _eye = new("--eye") { Description = "Only this eye, L or R." };
    readonly Option<string?> _sequence = CommonOptions.Sequence();
    readonly Option<string?> _station = new("--station") { Description = "Only this rover stop, e.g. S012." };
    readonly Option<int?> _day = CommonOptions.LunarDay();
    readonly Option<string?> _origin = new("--origin") { Description = "Only what is simulated, or real.", HelpName = "simulated|real" };
    readonly Option<Epoch?> _from = CommonOptions.Utc("--from", "Only what begins then or later, UTC", "2019-01-11");
    readonly Option<Epoch?> _to = CommonOptions.Utc("--to", "Only what begins before, UTC", "2019-02-01");
    readonly Option<double?> _sunMin = Degrees("--sun-min", "least");
    readonly Option<double?> _sunMax = Degrees("--sun-max", "greatest");
    readonly Option<string[]> _repairs = new("--repair") { Description = "Only where this repair rule fired; may be given again." };
    readonly Option<SortOrder?> _sort = WordOption.Create<SortOrder>("--sort", "Which come first; newest by default.");
    readonly Option<int> _limit = CommonOptions.Whole("--limit", "So many rows at the most.", 20, 0, ProductQuery.MostRows);
    readonly Option<int> _offset = CommonOptions.Whole("--offset", "Leave out so many of the first.", 0, 0, ProductQuery.MostReached - ProductQuery.MostRows);

    readonly Option<string?>[] _places =
    [
        new("--bbox") { Description = "Only what was taken within, on the Moon.", HelpName = "west,south,east,north" },
        new("--site-bbox") { Description = "Only what was taken within, metres from the lander.", HelpName = "west,south,east,north" },
        new("--filter") { Description = "Only what this holds of, e.g. \"farside:eye = 'L' AND view:sun_elevation < 10\".", HelpName = "CQL2" },
    ];

    public void AddTo(Command verb)
    {
        verb.Arguments.Add(_words);
        Option[] options = [_kind, _mission, _instrument, _mode, _eye, _sequence, _station, _day, _origin, _from, _to, _sunMin, _sunMax, _repairs, _sort, .. _places, .. all ? [] : (Option[])[_limit, _offset]];
        options.ToList().ForEach(verb.Options.Add);
    }

    public ProductQuery Read(ParseResult parsed) => new()
    {
        Text = string.Join(' ', parsed.GetValue(_words) ?? []),
        Where = Where(parsed),
        From = parsed.GetValue(_from),
        To = parsed.GetValue(_to),
        SunMin = parsed.GetValue(_sunMin),
        SunMax = parsed.GetValue(_sunMax),
        Repairs = parsed.GetValue(_repairs) ?? [],
        Sort = parsed.GetValue(_sort) ?? SortOrder.Newest,
        Condition = Condition(parsed),
        Limit = all ? ProductQuery.MostRows : parsed.GetValue(_limit),
        Offset = all ? 0 : parsed.GetValue(_offset),
    };

    Condition Condition(ParseResult parsed) =>
        StacSearch.Read(Places.Zip(_places, (name, option) => KeyValuePair.Create(name, parsed.GetValue(option) ?? ""))).Asked;

    Dictionary<Facet, IReadOnlyList<string>> Where(ParseResult parsed)
    {
        (Facet Facet, string? Given)[] conditions =
        [
            (Facet.Kind, parsed.GetValue(_kind)), (Facet.Mission, parsed.GetValue(_mission)), (Facet.Instrument, parsed.GetValue(_instrument)),
            (Facet.Mode, parsed.GetValue(_mode)), (Facet.Eye, parsed.GetValue(_eye)), (Facet.Sequence, parsed.GetValue(_sequence)),
            (Facet.Station, parsed.GetValue(_station)), (Facet.LunarDay, parsed.GetValue(_day)?.ToString(CultureInfo.InvariantCulture)), (Facet.Origin, parsed.GetValue(_origin)),
        ];
        return conditions.Where(condition => condition.Given is not null)
            .ToDictionary(condition => condition.Facet, condition => (IReadOnlyList<string>)condition.Given!.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries));
    }

    static Option<double?> Degrees(string name, string which) => new(name)
    {
        Description = $"The {which} elevation of the Sun over the site's horizon, degrees.",
        CustomParser = result =>
        {
            if (double.TryParse(result.Tokens[0].Value, NumberStyles.Float, CultureInfo.InvariantCulture, out var degrees) && degrees is >= -90 and <= 90)
            {
                return degrees;
            }

            result.AddError($"{name}: found {result.Tokens[0].Value}; expected degrees from -90 to 90.");
            return null;
        },
    };
}
