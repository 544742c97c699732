using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Runtime.InteropServices;
using Google.Protobuf;
using NetGen.Benchmarks.Peers.Onnx.Format;

namespace NetGen.Benchmarks.Peers.Onnx;

/// <summary>A graph under construction: constants and nodes, each with a name of its own.</summary>
internal sealed class OnnxGraph(string name)
{
    private readonly GraphProto _graph = new() { Name = name };
    private int _nodeCount;

    /// <summary>Declares what the graph reads.</summary>
    public void AddInput(string input, params ReadOnlySpan<int> shape) => _graph.Input.Add(Describe(input, shape));

    /// <summary>Declares which value the graph gives.</summary>
    public void AddOutput(string output, params ReadOnlySpan<int> shape) => _graph.Output.Add(Describe(output, shape));

    /// <summary>Adds a constant.</summary>
    /// <returns>Its name.</returns>
    public string AddConstant(string constant, ReadOnlySpan<float> values, params ReadOnlySpan<int> shape)
    {
        TensorProto tensor = new()
        {
            Name = constant,
            DataType = TensorProto.Types.DataType.Float,
            RawData = ByteString.CopyFrom(MemoryMarshal.AsBytes(values)),
        };
        foreach (int extent in shape)
        {
            tensor.Dims.Add(extent);
        }

        _graph.Initializer.Add(tensor);
        return constant;
    }

    /// <summary>Adds a node of which one output is wanted.</summary>
    /// <param name="operation">The operator.</param>
    /// <param name="inputs">The names of what it reads.</param>
    /// <param name="attributes">Its attributes.</param>
    /// <returns>The name of what it gives.</returns>
    public string AddNode(string operation, IEnumerable<string> inputs, params IEnumerable<AttributeProto> attributes) =>
        AddNode(operation, inputs, attributes, output: 0);

    /// <summary>Adds a node of which one of several outputs is wanted.</summary>
    /// <param name="operation">The operator.</param>
    /// <param name="inputs">The names of what it reads.</param>
    /// <param name="attributes">Its attributes.</param>
    /// <param name="output">The index of the output.</param>
    /// <returns>The name of what it gives.</returns>
    public string AddNode(string operation, IEnumerable<string> inputs, IEnumerable<AttributeProto> attributes, int output)
    {
        string value = string.Create(CultureInfo.InvariantCulture, $"{operation}:{_nodeCount++}");

        // An output without a name is one that nobody wants.
        _graph.Node.Add(new NodeProto
        {
            OpType = operation,
            Name = value,
            Input = { inputs },
            Output = { Enumerable.Repeat("", output).Append(value) },
            Attribute = { attributes },
        });
        return value;
    }

    /// <summary>The graph as a file.</summary>
    public byte[] ToFile() => new ModelProto
    {
        // Versions with all operators used here, and old enough for any runtime of the last years.
        IrVersion = 8,
        OpsetImport = { new OperatorSetIdProto { Version = 17 } },
        ProducerName = "NetGen.Benchmarks",
        Graph = _graph,
    }.ToByteArray();

    private static ValueInfoProto Describe(string value, ReadOnlySpan<int> shape)
    {
        TensorShapeProto dimensions = new();
        foreach (int extent in shape)
        {
            dimensions.Dim.Add(new TensorShapeProto.Types.Dimension { DimValue = extent });
        }

        return new ValueInfoProto
        {
            Name = value,
            Type = new TypeProto
            {
                TensorType = new TypeProto.Types.Tensor { ElemType = TensorProto.Types.DataType.Float, Shape = dimensions },
            },
        };
    }
}
