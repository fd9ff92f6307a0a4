package p4.sim.cli;

import com.beust.jcommander.converters.IParameterSplitter;

import java.util.List;

/** Leaves the value of an option whole, commas and all. */
public final class OneValue implements IParameterSplitter {

    @Override
    public List<String> split(String value) {
        return List.of(value);
    }
}
