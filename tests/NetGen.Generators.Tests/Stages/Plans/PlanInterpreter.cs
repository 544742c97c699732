using System;
using System.Collections.Generic;
using System.Linq;
using NetGen.Generators.Plan;
using NetGen.Generators.Tests.Stages.Expressions;
using NetGen.Generators.Tests.Stages.Lowering;

namespace NetGen.Generators.Tests.Stages.Plans;

/// <summary>Does what the calls of a plan say, in double and element by element, on buffers that check every index.</summary>
/// <param name="buffers">The buffers, by the name of the variable.</param>
/// <param name="rows">The number of samples.</param>
/// <param name="scalars">The values of scalar parameters.</param>
internal sealed class PlanInterpreter(
    IReadOnlyDictionary<string, double[]> buffers, int rows, IReadOnlyDictionary<string, double> scalars)
{
    /// <summary>The sum of what the calls add to the total.</summary>
    public double Total { get; private set; }

    public void Run(IEnumerable<CallPlan> calls)
    {
        foreach (CallPlan call in calls)
        {
            IEnumerable<MethodParameter> references = call.Method.Parameters
                .Where(parameter => parameter.Kind is ParameterKind.Floats or ParameterKind.Integers);
            Dictionary<string, Place> arguments = references.Zip(call.Places).ToDictionary(pair => pair.First.Name, pair => pair.Second);
            Dictionary<string, double[]> registers = [];
            foreach (Kernel kernel in call.Method.Kernels)
            {
                Run(kernel, arguments, registers);
            }
        }
    }

    private void Run(Kernel kernel, Dictionary<string, Place> arguments, Dictionary<string, double[]> registers)
    {
        Memory At(Place place)
        {
            if (place.InRegisters)
            {
                return new Memory(Registers(place.Base, place.Registers!), place.Offset);
            }

            Place start = arguments[place.Base];
            return new Memory(buffers[start.Base], start.Offset + place.Offset + ((start.RowsOffset + place.RowsOffset) * rows));
        }

        // A variable of a method starts without a value, and is gone when the method returns.
        double[] Registers(string name, RegisterRow row)
        {
            if (!registers.TryGetValue(name, out double[]? lanes))
            {
                lanes = new double[row.Lanes * row.Vectors];
                Array.Fill(lanes, double.NaN);
                registers.Add(name, lanes);
            }

            return lanes;
        }

        switch (kernel)
        {
            case Contraction contraction:
                new ContractionInterpreter(contraction, rows, At).Run();
                break;
            case Map map:
                Run(map, At);
                break;
            case Reduce reduce:
                Run(reduce, At);
                break;
            case Copy copy:
                Memory source = At(copy.Source);
                Memory target = At(copy.Target);
                foreach ((int from, int to) in CopySimulator.Moves(copy.Regions))
                {
                    target[to] = source[from];
                }

                break;
            case ColumnReduce columns:
                ColumnInterpreter.Run(columns, Count(columns.Rows), (place, index) => At(place)[index], (place, index, value) => At(place).Set(index, value));
                break;
            case RandomMask mask:
                Run(mask, At);
                break;
            case Window window:
                WindowInterpreter.Run(window, Count(window.Samples), At);
                break;
            case WindowGradient gradient:
                WindowInterpreter.Run(gradient, rows, At);
                break;
            case Pad pad:
                WindowInterpreter.Run(pad, Count(pad.Samples), At);
                break;
            case SampleProgram program:
                Total += new SampleInterpreter(scalars).Run(program, rows, (place, index) => At(place)[index], (place, index, value) => At(place).Set(index, value));
                break;
            case SampleProducts products:
                SampleInterpreter.Run(products, rows, (place, index) => At(place)[index], (place, index, value) => At(place).Set(index, value));
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(kernel), kernel.GetType().Name, "No rule for this kernel.");
        }
    }

    private void Run(Map kernel, Func<Place, Memory> at)
    {
        for (int lane = 0; lane < kernel.Length; lane++)
        {
            Dictionary<string, double> values = new(scalars);
            foreach (NamedPlace read in kernel.Reads)
            {
                values[read.Name] = at(read.Place)[lane];
            }

            foreach (Assignment assignment in kernel.Assignments)
            {
                values[assignment.Name] = new TreeEvaluator(values).Evaluate(assignment.Value);
                if (assignment.Target is { } target)
                {
                    Memory memory = at(target);
                    memory[lane] = values[assignment.Name];
                }
            }
        }
    }

    private void Run(Reduce kernel, Func<Place, Memory> at)
    {
        for (int row = 0; row < Count(kernel.Rows); row++)
        {
            RowInterpreter program = new(kernel.Lanes.Length);
            foreach (string scalar in kernel.Scalars)
            {
                program.Scalars[scalar] = scalars[scalar];
            }

            foreach (RowInput input in kernel.Inputs)
            {
                if (input is WeightInput weight)
                {
                    program.Scalars[weight.Name] = at(weight.Weights)[row];
                    continue;
                }

                program.Lanes[input.Name] = [.. Enumerable.Range(0, kernel.Lanes.Length).Select(lane => input switch
                {
                    LanesInput lanes => at(lanes.Lanes.Place)[(row * lanes.Lanes.RowStride) + lane],
                    LabelInput { IsOneHot: true } label => at(label.Labels)[row] == lane ? 1 : 0,
                    LabelInput label => at(label.Labels)[row],
                    _ => throw new ArgumentOutOfRangeException(nameof(kernel), input.GetType().Name, "No rule for this input."),
                })];
            }

            program.Run(kernel.Steps);
            Total += program.Total;
            foreach (LaneValue value in kernel.Steps.OfType<LanePass>().SelectMany(pass => pass.Values))
            {
                if (value.Target is { } target)
                {
                    Memory memory = at(target.Place);
                    for (int lane = 0; lane < (target.IsExact ? kernel.Lanes.Length : kernel.Lanes.Padded); lane++)
                    {
                        memory[(row * target.RowStride) + lane] = lane < kernel.Lanes.Length ? program.Lanes[value.Name][lane] : 0;
                    }
                }
            }
        }
    }

    // Which numbers come out at random is the library's: here every third element is zero, and never all.
    private void Run(RandomMask kernel, Func<Place, Memory> at)
    {
        Memory memory = at(kernel.Target.Place);
        Tensor target = kernel.Target;
        for (int row = 0; row < rows; row++)
        {
            for (int element = 0; element < (target.IsExact ? target.SampleStride : target.Lanes.Padded); element++)
            {
                memory[(row * target.SampleStride) + element] = MaskOf(element, kernel.Rate);
            }
        }
    }

    /// <summary>What an element of a sample is multiplied by.</summary>
    public static double MaskOf(int element, double rate) => element % 3 == 1 ? 0 : 1 / (1 - rate);

    private int Count(Extent extent) => extent.IsRows ? extent.PerSample * rows : extent.Constant;
}
