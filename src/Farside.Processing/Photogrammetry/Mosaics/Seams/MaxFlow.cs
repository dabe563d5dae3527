namespace Farside.Processing.Photogrammetry.Mosaics.Seams;

/// <summary>
/// The cheapest cut between a source and a sink through a network, by the greatest flow. Two trees grow from both ends; where they meet flow is sent,
/// and what it cuts off is adopted by a neighbour or set free.
/// </summary>
/// <remarks>Source: Boykov &amp; Kolmogorov 2004, IEEE Trans. PAMI 26, 1124–1137.</remarks>
public sealed partial class MaxFlow
{
    const int None = -1;
    const int Terminal = -2;
    const int Orphan = -3;

    readonly int[] _firstEdge;
    readonly double[] _terminal;
    readonly int[] _parent;
    readonly bool[] _isSink;
    readonly int[] _stamp;
    readonly int[] _distance;
    readonly bool[] _isWaiting;
    readonly Queue<int> _active = new();
    readonly Queue<int> _orphans = new();

    int[] _head;
    int[] _nextEdge;
    double[] _capacity;
    int _edges;
    int _time;

    public MaxFlow(int nodes, int expectedEdges)
    {
        (_firstEdge, _terminal, _parent, _isSink) = (new int[nodes], new double[nodes], new int[nodes], new bool[nodes]);
        (_stamp, _distance, _isWaiting) = (new int[nodes], new int[nodes], new bool[nodes]);
        (_head, _nextEdge, _capacity) = (new int[2 * expectedEdges], new int[2 * expectedEdges], new double[2 * expectedEdges]);
        Array.Fill(_firstEdge, None);
    }

    /// <summary>The cut's cost so far: complete after <see cref="Solve"/>.</summary>
    public double Flow { get; private set; }

    /// <summary>Adds the cost of a node on the source's side and on the sink's side.</summary>
    public void AddCosts(int node, double onSource, double onSink)
    {
        var balance = _terminal[node] + onSink - onSource;
        // What both sides cost in any case is paid at once.
        Flow += Math.Min(Math.Max(_terminal[node], 0) + onSink, Math.Max(-_terminal[node], 0) + onSource);
        _terminal[node] = balance;
    }

    /// <summary>Adds the cost of <paramref name="from"/> on the source's side with <paramref name="to"/> on the sink's, and of the reverse.</summary>
    public void AddEdge(int from, int to, double cost, double reverse)
    {
        if (_edges + 2 > _head.Length)
        {
            var size = Math.Max(16, 2 * _head.Length);
            Array.Resize(ref _head, size);
            Array.Resize(ref _nextEdge, size);
            Array.Resize(ref _capacity, size);
        }

        Add(from, to, cost);
        Add(to, from, reverse);
    }

    /// <summary>Whether a node is on the sink's side of the cheapest cut; what neither end reaches counts to the source.</summary>
    public bool IsSink(int node) => _parent[node] != None && _isSink[node];

    public void Solve()
    {
        Plant();
        var current = None;
        while (true)
        {
            current = current != None && _parent[current] != None ? current : NextActive();
            if (current == None)
            {
                return;
            }

            var meeting = Grow(current);
            _time++;
            if (meeting == None)
            {
                current = None;
                continue;
            }

            Augment(meeting);
            while (_orphans.TryDequeue(out var orphan))
            {
                Adopt(orphan);
            }
        }
    }

    void Add(int from, int to, double capacity)
    {
        (_head[_edges], _capacity[_edges], _nextEdge[_edges]) = (to, capacity, _firstEdge[from]);
        _firstEdge[from] = _edges++;
    }

    void Plant()
    {
        for (var node = 0; node < _parent.Length; node++)
        {
            _parent[node] = _terminal[node] == 0 ? None : Terminal;
            _isSink[node] = _terminal[node] < 0;
            _distance[node] = 1;
            if (_terminal[node] != 0)
            {
                Activate(node);
            }
        }
    }

    void Activate(int node)
    {
        if (!_isWaiting[node])
        {
            _isWaiting[node] = true;
            _active.Enqueue(node);
        }
    }

    int NextActive()
    {
        while (_active.TryDequeue(out var node))
        {
            _isWaiting[node] = false;
            if (_parent[node] != None)
            {
                return node;
            }
        }

        return None;
    }

    // The edge from the source's tree to the sink's where they meet, or none.
    int Grow(int node)
    {
        var isSink = _isSink[node];
        for (var edge = _firstEdge[node]; edge != None; edge = _nextEdge[edge])
        {
            if (_capacity[isSink ? edge ^ 1 : edge] <= 0)
            {
                continue;
            }

            var next = _head[edge];
            if (_parent[next] == None)
            {
                Join(next, edge, node);
                Activate(next);
            }
            else if (_isSink[next] != isSink)
            {
                return isSink ? edge ^ 1 : edge;
            }
            else if (_stamp[next] <= _stamp[node] && _distance[next] > _distance[node])
            {
                Join(next, edge, node);
            }
        }

        return None;
    }

    void Join(int child, int edgeToChild, int parent)
    {
        (_isSink[child], _parent[child]) = (_isSink[parent], edgeToChild ^ 1);
        (_stamp[child], _distance[child]) = (_stamp[parent], _distance[parent] + 1);
    }
}
