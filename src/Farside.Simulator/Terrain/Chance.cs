namespace Farside.Simulator.Terrain;

/// <summary>Numbers that look random and are a pure function of what they are asked for, so that threads and order cannot change them.</summary>
static class Chance
{
    public static uint Mix(uint x)
    {
        x = (x ^ (x >> 16)) * 0x7feb352du;
        x = (x ^ (x >> 15)) * 0x846ca68bu;
        return x ^ (x >> 16);
    }

    public static uint Of(uint seed, int a, int b, int c = 0) =>
        Mix(Mix(Mix(seed ^ ((uint)a * 0x9e3779b1u)) ^ ((uint)b * 0x85ebca6bu)) ^ ((uint)c * 0xc2b2ae35u));

    /// <summary>From 0 inclusive to 1 exclusive.</summary>
    public static float Unit(uint hash) => (hash >> 8) * (1f / 16_777_216);

    /// <summary>From −1 to 1.</summary>
    public static float Signed(uint hash) => ((hash >> 8) * (1f / 8_388_608)) - 1;

    /// <summary>Near enough to a normal deviate: the sum of the four bytes, mean 0, variance 1, never beyond ±3.5.</summary>
    public static float Normal(uint hash) =>
        ((hash & 255) + ((hash >> 8) & 255) + ((hash >> 16) & 255) + (hash >> 24) - 510f) * (1f / 147.8f);

    /// <summary>A stream of hashes for things that need several numbers each.</summary>
    public struct Stream(uint state)
    {
        uint _state = state;

        public uint Next() => Mix(_state += 0x9e3779b9u);

        public float Unit() => Chance.Unit(Next());

        public float Signed() => Chance.Signed(Next());

        public float Between(float low, float high) => low + ((high - low) * Unit());

        public float Normal() => Chance.Normal(Next());
    }
}
