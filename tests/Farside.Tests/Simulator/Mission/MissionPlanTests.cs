using Farside.Core.Sky;
using Farside.Core.Time;
using Farside.Simulator;
using Farside.Simulator.Instruments.Radar;
using Farside.Simulator.Mission;

namespace Farside.Tests.Simulator.Mission;

/// <summary>The year's plan against what is published of the first release and of the rover's work.</summary>
public sealed class MissionPlanTests
{
    // Published: 17,239 files and 20.9 GB of five instruments.
    const int Files = 17_239;
    const double Bytes = 20.9e9;

    static readonly Lazy<MissionPlan> Year = new(() => new(new() { Seed = 1, Size = SimulationSize.Year }));

    [Fact]
    public void The_first_release_has_17239_files()
    {
        var labelsAlone = Year.Value.Activities.OfType<SpectrumActivity>().Count(activity => activity.LeavesCalibrationLabel);

        Assert.Equal(Files, (2 * Year.Value.Activities.Sum(activity => activity.Products)) + labelsAlone);
        Assert.Equal(["LCAM", "LPR", "PCAM", "TCAM", "VNIS"], Year.Value.Activities.Select(activity => activity.Instrument).Where(name => name.Length > 0).Distinct().Order());
        Assert.Equal((5441, 240, 2564), (Count("LCAM"), Count("TCAM"), Count("PCAM")));
    }

    [Fact]
    public void The_first_release_has_20_9_gigabytes()
    {
        // Frames by their detectors, radar records by their cadence, spectra by their channels; labels hold 2 to 16 kB each, 41 MB in all.
        var frames = (5441L * 1_048_576) + (240L * 12_192_768) + 7_624_544_256;
        var radar = Year.Value.Activities.OfType<RadarActivity>().Sum(activity =>
            (2L * 8307 * LprRecorder.TimesOf(false, activity.DurationS).Count) + (32_883L * LprRecorder.TimesOf(true, activity.DurationS).Count));
        var spectra = Count("VNIS") / 2 * (17_400L + 26_214_400);

        Assert.Equal(Bytes, frames + radar + spectra + 41e6, 0.05e9);
    }

    [Fact]
    public void The_rover_works_in_daylight_and_not_about_noon()
    {
        foreach (var activity in Year.Value.Activities.Where(activity => !activity.IsLander))
        {
            Assert.InRange(LandingSite.SunAt(activity.Start).Elevation.Degrees, 7.5, 40.5);
            Assert.InRange(LandingSite.SunAt(activity.Stop).Elevation.Degrees, 6.5, 41);
        }
    }

    [Fact]
    public void The_rover_wakes_a_day_after_sunrise_rests_about_noon_and_sleeps_before_sunset()
    {
        // Reported: the rover woke on 2019-11-20T16:51, a day after the sunrise of its twelfth lunar day.
        var day = LunarDays.Since(LandingSite.Origin, LandingSite.LandingCameraOn).Number(12)!.Value;

        var awake = RoverDiary.AwakeOn(day);

        Assert.Equal(2, awake.Count);
        Assert.Equal(0, (awake[0].From - Epoch.FromUtc(2019, 11, 20, 16, 51)).TotalHours, 9.0);
        Assert.True(awake[0].To < day.Noon && awake[1].From > day.Noon && awake[1].To < day.Sunset);
        Assert.InRange((awake[1].From - awake[0].To).TotalDays, 1, 6);
    }

    [Fact]
    public void One_thing_after_the_other_never_two_of_the_rovers_at_once()
    {
        var rover = Year.Value.Activities.Where(activity => activity is PanoramaActivity or RadarActivity or SpectrumActivity).OrderBy(activity => activity.Start).ToList();
        foreach (var (earlier, later) in rover.Zip(rover.Skip(1)))
        {
            // Single colour targets may fall between the frames of a grey ring, as in the real list.
            Assert.True(earlier.Stop <= later.Start || (earlier is PanoramaActivity a && later is PanoramaActivity b && a.Pairs[0].Sequence == b.Pairs[0].Sequence), $"{earlier.Key} until {earlier.Stop}, {later.Key} from {later.Start}");
        }
    }

    [Theory]
    [InlineData("2019-04-12T11:00:00Z", 178.9)]
    [InlineData("2019-05-12T00:00:00Z", 190.66)]
    [InlineData("2019-06-10T12:00:00Z", 212.99)]
    [InlineData("2019-11-05T03:00:00Z", 318.62)]
    [InlineData("2019-12-05T00:00:00Z", 345.059)]
    public void The_rover_has_driven_what_was_published_at_each_days_end(string utc, double metres)
    {
        Assert.True(Epoch.TryParseUtc(utc, out var time));
        Assert.Equal(metres, Year.Value.Diary.MetresAt(time), 0.01);
    }

    [Fact]
    public void The_first_pictures_are_taken_where_the_labels_of_the_first_sequence_say()
    {
        var driven = Year.Value.Diary.MetresAt(Epoch.FromUtc(2019, 1, 4, 4, 15, 2));
        var (x, y) = RoverRoute.PlaceAt(driven);

        Assert.Equal(-1.759764, x, 0.06);
        Assert.Equal(-12.692296, y, 0.06);
    }

    [Fact]
    public void Nothing_comes_down_before_it_was_taken_nor_outside_the_relays_windows_nor_faster_than_the_link()
    {
        foreach (var link in Year.Value.Activities.GroupBy(activity => activity.IsLander))
        {
            var rate = link.Key ? 280_000.0 : 285_000;
            var (sent, previous) = (0.0, LandingSite.LandingCameraOn);
            foreach (var activity in link.OrderBy(activity => activity.AvailableAt))
            {
                Assert.True(activity.AvailableAt >= activity.Stop);
                Assert.Contains(Year.Value.Windows, window => activity.AvailableAt >= window.Start && activity.AvailableAt <= window.Stop);
                sent += activity.SentBytes * 8;
                previous = activity.AvailableAt;
            }

            var open = Year.Value.Windows.Sum(window => Math.Max(0, ((window.Stop < previous ? window.Stop : previous) - window.Start).TotalSeconds));
            Assert.True(sent <= (open + 60) * rate);
        }
    }

    [Fact]
    public void The_relay_sends_only_while_the_sun_is_up()
    {
        Assert.All(Year.Value.Windows, window => Assert.True(LandingSite.SunAt(window.Start).Elevation.Degrees > -0.1 && LandingSite.SunAt(window.Stop).Elevation.Degrees > -0.1));
    }

    [Fact]
    public void More_than_nine_radar_traces_in_ten_are_taken_standing()
    {
        var radar = Year.Value.Activities.OfType<RadarActivity>().ToList();
        var driving = radar.Sum(activity => (activity.Period.ToM - activity.Period.FromM) / LprDrive.SpeedMPerS);

        Assert.InRange(1 - (driving / radar.Sum(activity => activity.DurationS)), 0.90, 0.96);
    }

    [Fact]
    public void A_part_may_be_asked_for_by_instrument_by_lunar_day_and_by_the_day_it_had_come_down()
    {
        int Of(SimulationOptions options) => new MissionPlan(options).Activities.Sum(activity => activity.Products);
        var all = new SimulationOptions { Seed = 1, Size = SimulationSize.Year };

        Assert.Equal(240, Of(all with { Instrument = "tcam" }));
        Assert.Equal(36, Of(all with { Instrument = "lnd" }));
        Assert.Equal(Year.Value.Activities.Where(activity => activity.LunarDay == 9).Sum(activity => activity.Products), Of(all with { LunarDay = 9 }));
        Assert.Equal(0, Of(all with { Until = Epoch.FromUtc(2019, 1, 3, 2, 20, 10) }));
        Assert.InRange(Of(all with { Until = Epoch.FromUtc(2019, 1, 10) }), 5441, 5441 + 120 + 14 + 12);
    }

    [Fact]
    public void Radio_files_of_whole_days_count_days_from_the_landing()
    {
        var days = new MissionPlan(new() { Seed = 1, Size = SimulationSize.Year, Instrument = "lfrs" }).Activities.OfType<RadioActivity>().Where(activity => activity.Version == 'A').ToList();

        Assert.NotEmpty(days);
        Assert.All(days, day => Assert.Equal(Epoch.FromUtc(2019, 1, 3) + TimeSpan.FromDays(int.Parse(day.Sequence, System.Globalization.CultureInfo.InvariantCulture) - 1), day.Start));
        Assert.All(days, day => Assert.EndsWith("235959", day.Stop.ToCompactText(), StringComparison.Ordinal));
    }

    static int Count(string instrument) => Year.Value.Activities.Where(activity => activity.Instrument == instrument).Sum(activity => activity.Products);
}
