using Farside.Processing.Photogrammetry.Mosaics.Seams;

namespace Farside.Tests.Processing.Photogrammetry.Mosaics;

public sealed class MaxFlowTests
{
    [Fact]
    public void The_cut_is_the_cheapest_of_all_ways_to_part_small_networks()
    {
        for (uint seed = 1; seed <= 300; seed++)
        {
            var network = new Network(seed);
            var flow = network.Build();
            flow.Solve();

            var sides = Enumerable.Range(0, network.Nodes).Aggregate(0, (mask, node) => mask | (flow.IsSink(node) ? 1 << node : 0));
            var cheapest = Enumerable.Range(0, 1 << network.Nodes).Min(network.Cost);
            Assert.Equal(cheapest, network.Cost(sides));
            Assert.Equal(cheapest, flow.Flow);
        }
    }

    /// <summary>Up to nine nodes with whole costs, many of them zero.</summary>
    sealed class Network
    {
        readonly List<(int From, int To, double Cost, double Reverse)> _edges = [];
        readonly (double OnSource, double OnSink)[] _costs;
        uint _state;

        public Network(uint seed)
        {
            _state = seed * 2654435769u;
            Nodes = 2 + (int)Next(8);
            _costs = [.. Enumerable.Range(0, Nodes).Select(_ => ((double)Cost(), (double)Cost()))];
            for (var edge = Next(3u * (uint)Nodes); edge > 0; edge--)
            {
                var (from, to) = ((int)Next((uint)Nodes), (int)Next((uint)Nodes));
                if (from != to)
                {
                    _edges.Add((from, to, Cost(), Cost()));
                }
            }
        }

        public int Nodes { get; }

        public MaxFlow Build()
        {
            var flow = new MaxFlow(Nodes, expectedEdges: 1);
            for (var node = 0; node < Nodes; node++)
            {
                flow.AddCosts(node, _costs[node].OnSource, _costs[node].OnSink);
            }

            _edges.ForEach(edge => flow.AddEdge(edge.From, edge.To, edge.Cost, edge.Reverse));
            return flow;
        }

        public double Cost(int sinks)
        {
            var cost = 0.0;
            for (var node = 0; node < Nodes; node++)
            {
                cost += IsSink(sinks, node) ? _costs[node].OnSink : _costs[node].OnSource;
            }

            foreach (var (from, to, there, back) in _edges)
            {
                cost += (IsSink(sinks, from), IsSink(sinks, to)) switch { (false, true) => there, (true, false) => back, _ => 0 };
            }

            return cost;
        }

        static bool IsSink(int sinks, int node) => (sinks >> node & 1) == 1;

        uint Cost() => Next(3) == 0 ? 0 : Next(20);

        uint Next(uint below)
        {
            _state ^= _state << 13;
            _state ^= _state >> 17;
            _state ^= _state << 5;
            return _state % below;
        }
    }
}
